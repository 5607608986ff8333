//! Answers that came in together: taken at once, and each as if it had come alone.

use std::collections::HashMap;

use app::{Actor, AppError, CastBallot, Due, PollAnswer};
use domain::{
    ballot::{Channel, Choice, Delivery},
    community::Member,
    decision::Subject,
    effect::{Effect, EventRef, Notice, RoomRole},
    id::VoteId,
    refusal::{Reason, Refused},
    vote::VoteState,
};
use futures_util::future::{join, join_all};

use crate::town::{Town, WINDOW, on_both, sql};

fn event(number: usize) -> EventRef {
    EventRef { room: "!box".into(), event: format!("${number}") }
}

fn member(actor: &Actor) -> Option<Member> {
    match actor {
        Actor::Member(member) => Some(member.clone()),
        _ => None,
    }
}

fn answer(number: usize, who: &Actor, vote: VoteId, choice: Choice, delivery: Delivery) -> PollAnswer {
    let cast = CastBallot { vote, answer: choice.into(), channel: Channel::Room, delivery };
    PollAnswer { event: event(number), member: member(who), ballot: Ok(cast) }
}

/// What was told of answers since this was asked the last time: the event's number, and the code if it was refused.
async fn told(town: &Town) -> Vec<(usize, Option<String>)> {
    let due = town.app.claim(domain::effect::Door::Matrix, 1_000).await.unwrap();
    town.app.delivered(&due.iter().map(|due| due.id).collect::<Vec<_>>()).await.unwrap();
    let of = |event: &EventRef| event.event[1..].parse().unwrap();
    let told = |due: Due| match due.effect {
        Effect::Acknowledge { event } => Some((of(&event), None)),
        Effect::Tell {
            audience: domain::effect::Audience::Reply { to, .. },
            notice: Notice::Refused { refused },
        } => Some((of(&to), Some(refused.to_string()))),
        _ => None,
    };
    due.into_iter().filter_map(told).collect()
}

async fn standing(town: &Town, vote: VoteId, who: &Actor) -> Option<(Choice, u32)> {
    let ballot = town.app.read().await.unwrap().ballot(vote, member(who).unwrap().id).await.unwrap();
    ballot.map(|ballot| (ballot.answer.choice().unwrap(), ballot.sequence))
}

#[tokio::test]
async fn each_answer_counts_or_is_refused_by_itself() {
    on_both(|town| async move {
        let members = town.members(3).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let late = town.member().await;
        let live = Delivery::Live(town.app.now());
        let unreadable: Refused = Reason::Unreadable {}.into();
        told(&town).await;
        let answers = [
            answer(1, &members[0], vote, Choice::For, live),
            PollAnswer { event: event(2), member: member(&members[1]), ballot: Err(unreadable) },
            answer(3, &members[1], vote, Choice::Consent, live),
            PollAnswer { member: None, ..answer(4, &late, vote, Choice::For, live) },
            answer(5, &late, vote, Choice::For, live),
            answer(6, &members[0], vote, Choice::Against, live),
            answer(1, &members[0], vote, Choice::For, live),
            answer(7, &members[2], VoteId::new(Default::default()), Choice::For, live),
            answer(8, &members[2], vote, Choice::Abstain, live),
        ];
        town.app.take_answers(&answers).await.unwrap();
        let codes = [
            (1, ""),
            (2, "ballot.unreadable"),
            (3, "ballot.no-such-choice"),
            (4, "ballot.not-on-the-roll"),
            (5, "ballot.not-on-the-roll"),
            (6, ""),
            (7, "not-found"),
            (8, ""),
        ];
        let told_now = told(&town).await;
        assert_eq!(told_now.len(), codes.len(), "{told_now:?}");
        for ((number, refused), (wanted, code)) in told_now.iter().zip(codes) {
            assert_eq!((*number, refused.is_none()), (wanted, code.is_empty()), "{told_now:?}");
            assert!(refused.as_deref().unwrap_or_default().contains(code), "{told_now:?}");
        }
        assert_eq!(standing(&town, vote, &members[0]).await, Some((Choice::Against, 2)));
        assert_eq!(standing(&town, vote, &members[1]).await, None);
        assert_eq!(standing(&town, vote, &members[2]).await, Some((Choice::Abstain, 1)));

        // --- all of them come again, as after a crash before the cursor moved
        town.app.take_answers(&answers).await.unwrap();
        assert_eq!(told(&town).await, []);
        assert_eq!(standing(&town, vote, &members[0]).await, Some((Choice::Against, 2)));
        town.app.store().read().await.unwrap().verify_journal().await.unwrap();
    })
    .await;
}

/// However answers are cut into batches, and however often they come again: what stands is each member's last good one.
#[tokio::test]
async fn any_cut_of_any_answers_is_the_same_as_one_by_one() {
    on_both(|town| async move {
        let members = town.members(4).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        told(&town).await;
        // A plain linear congruence: the same on every run.
        let mut state = 7_usize;
        let mut draw = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut all: Vec<PollAnswer> = Vec::new();
        let mut wanted: HashMap<usize, (Choice, u32)> = HashMap::new();
        for _ in 0..20 {
            let mut batch = Vec::new();
            let mut acknowledged = 0;
            for _ in 0..draw(9) {
                if !all.is_empty() && draw(4) == 0 {
                    batch.push(all[draw(all.len())].clone());
                    continue;
                }
                let who = draw(members.len());
                let choice = [Choice::For, Choice::Against, Choice::Abstain, Choice::Consent][draw(4)];
                let new = answer(all.len(), &members[who], vote, choice, Delivery::Live(town.app.now()));
                if choice != Choice::Consent {
                    let acts = wanted.get(&who).map_or(0, |(_, acts)| *acts);
                    wanted.insert(who, (choice, acts + 1));
                    acknowledged += 1;
                }
                all.push(new.clone());
                batch.push(new);
            }
            town.app.take_answers(&batch).await.unwrap();
            assert_eq!(
                told(&town).await.iter().filter(|(_, refused)| refused.is_none()).count(),
                acknowledged
            );
            for (at, who) in members.iter().enumerate() {
                assert_eq!(standing(&town, vote, who).await, wanted.get(&at).copied());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_another_just_takes_is_left_to_them_and_the_rest_counts() {
    on_both(|town| async move {
        let members = town.members(3).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        told(&town).await;
        let live = Delivery::Live(town.app.now());
        let answers: Vec<_> = members
            .iter()
            .enumerate()
            .map(|(number, who)| answer(number, who, vote, Choice::For, live))
            .collect();
        let mut other = town.app.store().begin(town.app.now()).await.unwrap();
        other.mark_seen(&event(1), town.app.now()).await.unwrap();
        let commits = async {
            // The answers are on their way meanwhile: on PostgreSQL they wait for the mark, on SQLite for the connection.
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            other.commit().await.unwrap();
        };
        let (taken, ()) = join(town.app.take_answers(&answers), commits).await;
        taken.unwrap();
        assert_eq!(told(&town).await, [(0, None), (2, None)]);
        assert_eq!(standing(&town, vote, &members[1]).await, None);
    })
    .await;
}

#[tokio::test]
async fn one_that_always_conflicts_holds_up_no_other() {
    on_both(|town| async move {
        if !town.url.starts_with("postgres") {
            return;
        }
        let members = town.members(3).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        told(&town).await;
        let live = Delivery::Live(town.app.now());
        let answers: Vec<_> = members
            .iter()
            .enumerate()
            .map(|(number, who)| answer(number, who, vote, Choice::For, live))
            .collect();
        sql(
            &town.url,
            "CREATE FUNCTION trip() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'test' USING ERRCODE = '40001'; END $$ \
             LANGUAGE plpgsql; CREATE TRIGGER trip BEFORE INSERT ON inbox FOR EACH ROW WHEN (NEW.event = '$1') \
             EXECUTE FUNCTION trip()",
        );
        assert!(matches!(town.app.take_answers(&answers).await, Err(AppError::Refused(_))));
        assert_eq!(told(&town).await, [(0, None), (2, None)]);
        sql(&town.url, "DROP TRIGGER trip ON inbox");
        town.app.take_answers(&answers).await.unwrap();
        assert_eq!(told(&town).await, [(1, None)]);
        for who in &members {
            assert_eq!(standing(&town, vote, who).await, Some((Choice::For, 1)));
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_left_to_the_closing_stays_unmarked_for_it() {
    on_both(|town| async move {
        town.app.room_made(town.community, RoomRole::BallotBox, "!box").await.unwrap();
        let members = town.members(2).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let sent = town.app.now();
        town.closes().await;
        told(&town).await;
        let by = |delivery| {
            [
                answer(1, &members[0], vote, Choice::For, delivery),
                answer(2, &members[1], vote, Choice::Consent, delivery),
            ]
        };
        town.app.take_answers(&by(Delivery::Live(sent))).await.unwrap();
        assert_eq!(told(&town).await, []);
        assert!(!town.app.seen(&event(1)).await.unwrap() && !town.app.seen(&event(2)).await.unwrap());
        town.app.take_answers(&by(Delivery::CaughtUp(sent))).await.unwrap();
        let told = told(&town).await;
        assert_eq!((told.len(), &told[0]), (2, &(1, None)));
        assert_eq!(standing(&town, vote, &members[0]).await, Some((Choice::For, 1)));
    })
    .await;
}

#[tokio::test]
async fn batches_that_race_with_the_closing_fall_on_one_side_each() {
    on_both(|town| async move {
        let members = town.members(40).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let sent = Delivery::CaughtUp(town.app.now());
        told(&town).await;
        town.passes(WINDOW);
        let batches: Vec<Vec<_>> = members
            .chunks(8)
            .enumerate()
            .map(|(batch, some)| {
                let of = |(at, who)| answer(batch * 8 + at, who, vote, Choice::For, sent);
                some.iter().enumerate().map(of).collect()
            })
            .collect();
        let taking = join_all(batches.iter().map(|batch| town.app.take_answers(batch)));
        let closing = join_all((0..8).map(|_| town.app.deadlines()));
        let (taken, closed) = join(taking, closing).await;
        taken.into_iter().for_each(|taken| taken.unwrap());
        closed.into_iter().for_each(|closed| closed.map(drop).unwrap());
        let told = told(&town).await;
        assert_eq!(told.len(), members.len(), "each is told one thing: {told:?}");
        let refused = told.iter().filter_map(|(_, refused)| refused.as_deref());
        assert!(refused.clone().all(|code| code.contains("vote.over")), "{told:?}");
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.ballots(vote).await.unwrap().len(), members.len() - refused.count());
        assert!(matches!(tx.vote(vote).await.unwrap().unwrap().state, VoteState::Closed { .. }));
    })
    .await;
}

/// A crash between a delivery and its record: it is claimed again under the same id and the same moment, which together
/// name it towards the homeserver; what was recorded as delivered is not.
#[tokio::test]
async fn a_crash_before_deliveries_are_settled_brings_them_again_under_the_same_name() {
    on_both(|town| async move {
        let members = town.members(3).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        told(&town).await;
        let live = Delivery::Live(town.app.now());
        let answers: Vec<_> = members
            .iter()
            .enumerate()
            .map(|(number, who)| answer(number, who, vote, Choice::For, live))
            .collect();
        town.app.take_answers(&answers).await.unwrap();
        let name = |due: &Due| (due.id, due.since);
        let first: Vec<_> =
            town.app.claim(domain::effect::Door::Matrix, 10).await.unwrap().iter().map(name).collect();
        assert_eq!(first.len(), 3);
        town.app.delivered(&[first[0].0]).await.unwrap();
        assert!(
            town.app.claim(domain::effect::Door::Matrix, 10).await.unwrap().is_empty(),
            "they are in somebody's hand"
        );
        // The next process.
        town.passes(domain::moment::Span::seconds(1));
        town.app.take_over(domain::effect::Door::Matrix).await.unwrap();
        let again: Vec<_> =
            town.app.claim(domain::effect::Door::Matrix, 10).await.unwrap().iter().map(name).collect();
        assert_eq!(again, first[1..]);
        town.app.delivered(&again.iter().map(|(id, _)| *id).collect::<Vec<_>>()).await.unwrap();
        town.app.take_over(domain::effect::Door::Matrix).await.unwrap();
        assert!(town.app.claim(domain::effect::Door::Matrix, 10).await.unwrap().is_empty());
    })
    .await;
}
