//! What happens to an agreement at the same moment, in whatever order: one outcome for everybody, told once, and permission agrees with it.

use std::time::Duration;

use app::{Actor, AppError};
use domain::{
    agreement::AgreementState,
    decision::{Outcome, Subject},
    effect::RoomRole,
    fact::Fact,
    id::{AgreementId, RequesterId, VoteId},
    moment::{Moment, Span},
    petition::Aim,
    vote::VoteState,
};
use evidence::status::Place;

use crate::{
    agreed::{A_DAY, A_WEEK, agreement_on, opened, signs},
    suspending::{asked, bits, lift, refused, suspend, told},
    town::{Town, fresh, on_both, terms},
};

/// One goes ahead of the other by so much, in milliseconds: on PostgreSQL the order is then another one. `true`: it is the second one.
const HEAD_STARTS: [(bool, u64); 4] = [(false, 0), (true, 0), (false, 4), (true, 4)];

/// Does both at once. Boxed, as everything here that is long: a test's stack is small.
async fn both<A, B>(
    (second, by): (bool, u64),
    one: impl Future<Output = A>,
    two: impl Future<Output = B>,
) -> (A, B) {
    let (one, two) = (Box::pin(one), Box::pin(two));
    let wait = Duration::from_millis(by);
    let late = async |waits: bool| {
        if waits {
            tokio::time::sleep(wait).await
        }
    };
    tokio::join!(
        async {
            late(second).await;
            one.await
        },
        async {
            late(!second).await;
            two.await
        }
    )
}

/// A town with an agreement for each race, and those who watch over it.
struct Ground {
    town: Town,
    members: Vec<Actor>,
    advocate: Actor,
    second: Actor,
}

struct Agreed {
    id: AgreementId,
    requester: RequesterId,
    until: Moment,
}

impl Ground {
    async fn of(town: Town) -> Self {
        let members = town.members(3).await;
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let second = town.second_steward().await;
        Self { town, members, advocate, second }
    }

    async fn agrees(&self, number: usize) -> Agreed {
        let handle = format!("university-{number}");
        let (id, requester) = agreement_on(&self.town, &self.members, &self.advocate, &handle, terms()).await;
        let state = self.state(id).await;
        let (_, until) = state.term().unwrap();
        Agreed { id, requester, until }
    }

    async fn state(&self, id: AgreementId) -> AgreementState {
        self.town.app.read().await.unwrap().agreement(id).await.unwrap().unwrap().state
    }

    /// A vote on withdrawing it, in which everybody has answered: only the close is still to come.
    async fn answered(&self, agreed: &Agreed) -> VoteId {
        let aim = Aim::Withdrawal(agreed.id);
        signs(&self.town, &self.members[0], aim).await.unwrap();
        let vote = opened(&self.town, aim.subject(), A_DAY).await;
        for member in &self.members {
            self.town.votes(member, vote, domain::ballot::Choice::For).await.unwrap();
        }
        vote
    }

    /// The same, and its window is over.
    async fn over(&self, agreed: &Agreed) -> VoteId {
        let vote = Box::pin(self.answered(agreed)).await;
        self.town.passes(A_WEEK);
        vote
    }

    async fn outcome(&self, vote: VoteId) -> Outcome {
        let tx = self.town.app.read().await.unwrap();
        tx.decision_of_vote(vote).await.unwrap().expect("decided").decision.outcome
    }

    /// State, signed events, facts, lists and permission say the same; the statuses that were told, in their order.
    async fn holds(&self, agreed: &Agreed) -> Vec<String> {
        Box::pin(self.agrees_with_itself(agreed)).await
    }

    async fn agrees_with_itself(&self, agreed: &Agreed) -> Vec<String> {
        let town = &self.town;
        let state = self.state(agreed.id).await;
        let events = told(town, agreed.id).await;
        let statuses: Vec<String> = events.into_iter().map(|(status, _)| status).collect();
        let expired = state.term().is_some_and(|(_, until)| until <= town.app.now());
        let (word, set, answer) = match state {
            AgreementState::InForce { .. } | AgreementState::Suspended { .. } if expired => {
                ("expired", [false, false], "permission.outside-term")
            }
            AgreementState::InForce { .. } => ("in-force", [false, false], "permit"),
            AgreementState::Suspended { .. } => ("suspended", [false, true], "permission.suspended"),
            AgreementState::Withdrawn { .. } => ("withdrawn", [true, false], "permission.withdrawn"),
            // None of the cases comes to these: whichever event is told last, it is not this one.
            AgreementState::Pending | AgreementState::Declined { .. } => ("never", [false, false], "never"),
        };
        assert_eq!(statuses.last().map(String::as_str), Some(word), "{statuses:?}");
        let issued = town.app.issued(agreed.id).await.unwrap().unwrap();
        assert_eq!(bits(town, Place::of(issued.status_index)).await, set, "{word}");
        assert_eq!(asked(town, &town.question(agreed.requester)).await, answer, "{word}");
        assert_eq!(self.replayed(agreed.id).await, statuses, "the journal tells the same");
        for pair in statuses.windows(2) {
            assert_ne!(pair[0], pair[1], "told twice: {statuses:?}");
        }
        statuses
    }

    /// The statuses by the facts of the journal alone, each with its signed event in the same breath.
    async fn replayed(&self, id: AgreementId) -> Vec<String> {
        let tx = self.town.app.read().await.unwrap();
        let mut signed = tx.status_events(id).await.unwrap().into_iter().map(|event| event.digest);
        let (mut said, mut due) = (Vec::new(), None);
        for entry in tx.journal_after(0, None, 100_000).await.unwrap() {
            let next = match entry.fact {
                Fact::AgreementInForce { agreement, .. } if agreement == id => "in-force",
                Fact::SuspensionLifted { agreement, .. } if agreement == id => "in-force",
                Fact::AgreementSuspended { agreement, .. } if agreement == id => "suspended",
                Fact::AgreementWithdrawn { agreement, .. } if agreement == id => "withdrawn",
                Fact::AgreementStatusChanged { agreement, status, digest, .. } if agreement == id => {
                    assert_eq!(signed.next(), Some(digest), "no event is lost or told twice");
                    // That a term is over is a matter of the clock: nothing happened but that.
                    assert_eq!(due.take().unwrap_or("expired"), status);
                    said.push(status);
                    continue;
                }
                _ => continue,
            };
            assert_eq!(due.replace(next), None, "what happened before was not told");
        }
        assert_eq!((signed.next(), due), (None, None));
        said
    }
}

fn done<T>(tried: Result<T, AppError>) -> bool {
    match refused(tried) {
        "done" => true,
        code => {
            assert!(code.starts_with("agreement."), "{code}");
            false
        }
    }
}

#[tokio::test]
async fn a_suspension_against_the_close_of_a_withdrawal() {
    on_both(|town| {
        Box::pin(async move {
            let ground = Box::pin(Ground::of(town)).await;
            for (number, start) in HEAD_STARTS.into_iter().enumerate() {
                let agreed = ground.agrees(number).await;
                let vote = ground.over(&agreed).await;
                let (app, origin) = (&ground.town.app, fresh());
                let suspends = suspend(app, &ground.town.steward, agreed.id, &origin);
                let (suspended, closed) = both(start, suspends, app.deadlines()).await;
                closed.unwrap();
                assert_eq!(ground.outcome(vote).await, Outcome::Adopted);
                let mut wanted = vec!["in-force", "withdrawn"];
                if done(suspended) {
                    wanted.insert(1, "suspended");
                }
                assert_eq!(ground.holds(&agreed).await, wanted);
            }
        })
    })
    .await;
}

#[tokio::test]
async fn a_lifting_against_the_close_of_a_withdrawal() {
    on_both(|town| {
        Box::pin(async move {
            let ground = Box::pin(Ground::of(town)).await;
            for (number, start) in HEAD_STARTS.into_iter().enumerate() {
                let agreed = ground.agrees(number).await;
                let vote = ground.over(&agreed).await;
                let app = &ground.town.app;
                suspend(app, &ground.town.steward, agreed.id, &fresh()).await.unwrap();
                let lifts = lift(app, &ground.second, agreed.id);
                let (lifted, closed) = both(start, lifts, app.deadlines()).await;
                closed.unwrap();
                assert_eq!(ground.outcome(vote).await, Outcome::Adopted);
                let mut wanted = vec!["in-force", "suspended", "withdrawn"];
                if done(lifted) {
                    wanted.insert(2, "in-force");
                }
                assert_eq!(ground.holds(&agreed).await, wanted);
            }
        })
    })
    .await;
}

#[tokio::test]
async fn a_suspension_against_a_lifting() {
    on_both(|town| {
        Box::pin(async move {
            let ground = Box::pin(Ground::of(town)).await;
            for (number, start) in HEAD_STARTS.into_iter().enumerate() {
                let agreed = ground.agrees(number).await;
                let (app, steward, origin) = (&ground.town.app, &ground.town.steward, fresh());
                suspend(app, steward, agreed.id, &fresh()).await.unwrap();
                let lifts = lift(app, &ground.advocate, agreed.id);
                let suspends = suspend(app, &ground.second, agreed.id, &origin);
                let (lifted, suspended) = both(start, lifts, suspends).await;
                assert!(done(lifted), "nothing speaks against it, whichever comes first");
                let mut wanted = vec!["in-force", "suspended", "in-force"];
                if done(suspended) {
                    wanted.push("suspended");
                }
                assert_eq!(ground.holds(&agreed).await, wanted);
            }
        })
    })
    .await;
}

#[tokio::test]
async fn of_two_at_once_one_suspends_and_of_two_one_lifts() {
    on_both(|town| {
        Box::pin(async move {
            let ground = Box::pin(Ground::of(town)).await;
            let (app, steward) = (&ground.town.app, &ground.town.steward);
            for (number, start) in HEAD_STARTS.into_iter().enumerate() {
                let agreed = ground.agrees(number).await;
                let origins = [fresh(), fresh()];
                let one = suspend(app, steward, agreed.id, &origins[0]);
                let two = suspend(app, &ground.advocate, agreed.id, &origins[1]);
                let (one, two) = both(start, one, two).await;
                let mut codes = [refused(one), refused(two)];
                codes.sort_unstable();
                assert_eq!(codes, ["agreement.already-suspended", "done"]);
                assert_eq!(ground.holds(&agreed).await, ["in-force", "suspended"]);
                // Whoever suspended it cannot lift it: of these two only the other and the second steward can.
                let one = lift(app, &ground.second, agreed.id);
                let two = lift(app, &ground.second, agreed.id);
                let (one, two) = both(start, one, two).await;
                let mut codes = [refused(one), refused(two)];
                codes.sort_unstable();
                assert_eq!(codes, ["agreement.not-suspended", "done"]);
                assert_eq!(ground.holds(&agreed).await, ["in-force", "suspended", "in-force"]);
            }
        })
    })
    .await;
}

/// The bot counts, and the clock sees that the term is over.
#[tokio::test]
async fn the_end_of_a_term_against_the_close_of_a_withdrawal() {
    on_both(|town| {
        Box::pin(async move {
            let ground = Box::pin(Ground::of(town)).await;
            let town = &ground.town;
            let mut ready = Vec::new();
            for (number, start) in HEAD_STARTS.into_iter().enumerate() {
                ready.push((start, ground.agrees(number).await));
                town.passes(Span::days(10));
            }
            // From here on the bot counts.
            town.app.room_made(town.community, RoomRole::BallotBox, "!box").await.unwrap();
            for (start, agreed) in ready {
                // The window ends an hour before the term.
                let ahead = agreed.until.minus(A_DAY).minus(A_WEEK).minus(Span::seconds(3_600));
                passes_until(town, ahead);
                let vote = ground.over(&agreed).await;
                town.app.deadlines().await.unwrap();
                let state = town.app.read().await.unwrap().vote(vote).await.unwrap().unwrap().state;
                assert_eq!(state, VoteState::Closing, "the bot has not gathered yet");
                passes_until(town, agreed.until);
                let (counted, looked) = both(start, town.app.count(vote), town.app.deadlines()).await;
                counted.unwrap();
                looked.unwrap();
                assert_eq!(ground.outcome(vote).await, Outcome::Adopted);
                // It is said that it ran out before it is said that it was withdrawn, whoever came first.
                assert_eq!(ground.holds(&agreed).await, ["in-force", "expired", "withdrawn"]);
                town.app.deadlines().await.unwrap();
                assert_eq!(ground.holds(&agreed).await, ["in-force", "expired", "withdrawn"]);
            }
        })
    })
    .await;
}

#[tokio::test]
async fn what_ran_out_can_be_withdrawn_while_its_data_may_be_kept() {
    on_both(|town| {
        Box::pin(async move {
            let ground = Box::pin(Ground::of(town)).await;
            let (agreed, late) = (ground.agrees(0).await, ground.agrees(1).await);
            let town = &ground.town;
            suspend(&town.app, &town.steward, agreed.id, &fresh()).await.unwrap();
            passes_until(town, late.until);
            for _ in 0..2 {
                town.app.deadlines().await.unwrap();
            }
            assert_eq!(ground.holds(&agreed).await, ["in-force", "suspended", "expired"]);
            assert_eq!(ground.holds(&late).await, ["in-force", "expired"]);
            let vote = ground.over(&agreed).await;
            town.app.deadlines().await.unwrap();
            assert_eq!(ground.outcome(vote).await, Outcome::Adopted);
            assert_eq!(ground.holds(&agreed).await, ["in-force", "suspended", "expired", "withdrawn"]);
            // The terms let it be kept for thirty days.
            passes_until(town, late.until.plus(Span::days(30)));
            let refusal = signs(town, &ground.members[0], Aim::Withdrawal(late.id)).await;
            assert_eq!(refused(refusal), "agreement.ended");
            let subject = Subject::Withdrawal(late.id);
            assert!(town.app.read().await.unwrap().vote_on(subject).await.unwrap().is_none());
        })
    })
    .await;
}

fn passes_until(town: &Town, when: Moment) {
    let left = when.seconds() - town.app.now().seconds();
    town.passes(Span::seconds(u32::try_from(left).unwrap()));
}
