//! Concerns through the verbs: raised, supported, the vote held back until they are answered, and the races at the opening.

use app::{
    AcceptOffer, Actor, AnswerConcern, AppError, Back, BackConcern, NameHarm, OpenVote, RaiseConcern,
    SummariseConcern,
};
use domain::{
    charter::DeliberationDraft,
    concern::{Concern, Standing},
    decision::{Outcome, Subject},
    fact::Fact,
    id::{ConcernId, ProposalId},
    moment::Span,
    proposal::{SentBackFor, Side, Stage},
    vote::Vote,
};
use futures_util::future::{join, join_all};

use crate::town::{DELIBERATION, Town, fresh, on_both, on_both_under};

const A_WEEK: Span = Span::days(7);

/// The town with an advocate and a requester whose terms lie before the members.
pub struct Table {
    pub advocate: Actor,
    pub contact: Actor,
    pub proposal: ProposalId,
}

impl Table {
    pub async fn laid(town: &Town) -> Self {
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (contact, _) = town.requester().await;
        let proposal = Self::again(town, &advocate, &contact).await;
        Self { advocate, contact, proposal }
    }

    pub async fn again(town: &Town, advocate: &Actor, contact: &Actor) -> ProposalId {
        let command = town.submission();
        let proposal = town.app.submit_proposal(contact, &fresh(), &command).await.unwrap().proposal;
        town.app.accept_offer(advocate, &fresh(), &AcceptOffer { proposal, number: 1 }).await.unwrap();
        proposal
    }
}

pub async fn raises(town: &Town, who: &Actor, proposal: ProposalId) -> Result<ConcernId, AppError> {
    let command =
        RaiseConcern { proposal, clause: Some(2), language: None, words: "Who reads it?".to_owned() };
    town.app.raise_concern(who, &fresh(), &command).await.map(|said| said.concern)
}

pub async fn backs(town: &Town, who: &Actor, concern: ConcernId, what: Back) -> Result<(), AppError> {
    town.app.back_concern(who, &fresh(), BackConcern { concern, what }).await.map(drop)
}

async fn answers(town: &Town, who: &Actor, concern: ConcernId) -> Result<(), AppError> {
    let words = vec![("en".to_owned(), "Two researchers.".to_owned())];
    town.app.answer_concern(who, &fresh(), &AnswerConcern { concern, words }).await.map(drop)
}

async fn now(town: &Town, concern: ConcernId) -> Concern {
    town.app.read().await.unwrap().concern_seen(concern).await.unwrap().unwrap()
}

async fn vote(town: &Town, proposal: ProposalId) -> Option<Vote> {
    town.app.read().await.unwrap().vote_on(Subject::Proposal(proposal)).await.unwrap()
}

fn refusal<T: std::fmt::Debug>(done: Result<T, AppError>) -> String {
    done.unwrap_err().to_string()
}

#[tokio::test]
async fn a_vote_waits_for_the_answer_that_enough_members_want() {
    on_both(|town| async move {
        // With the steward 21 on the roll: a twentieth is two.
        let members = town.members(20).await;
        let Table { advocate, contact, proposal } = Table::laid(&town).await;
        let concern = raises(&town, &members[0], proposal).await.unwrap();
        for (done, code) in [
            (raises(&town, &contact, proposal).await.map(drop), "actor.not-a-member"),
            (raises(&town, &Actor::Public, proposal).await.map(drop), "actor.sign-in-needed"),
            (raises(&town, &town.stranger().await, proposal).await.map(drop), "actor.not-a-member"),
            (backs(&town, &members[0], concern, Back::Support).await, "concern.already-supported"),
            (backs(&town, &members[1], concern, Back::Unsupport).await, "concern.not-supported"),
            (backs(&town, &members[1], concern, Back::Withdraw).await, "concern.not-yours"),
            (answers(&town, &members[1], concern).await, "not-found"),
            (answers(&town, &contact, concern).await, "not-found"),
        ] {
            let said = refusal(done);
            assert!(said.contains(code), "{code}: {said}");
        }
        assert_eq!(now(&town, concern).await.standing, Standing::Raised);

        // Support that comes late pushes the opening back.
        town.passes(DELIBERATION);
        backs(&town, &members[1], concern, Back::Support).await.unwrap();
        let Standing::Reached { due, .. } = now(&town, concern).await.standing else { panic!("reached") };
        assert_eq!(due, town.app.now().plus(A_WEEK));
        town.app.deadlines().await.unwrap();
        assert!(vote(&town, proposal).await.is_none());
        let open = OpenVote { subject: Subject::Proposal(proposal) };
        let held = town.app.open_vote(&town.steward, &fresh(), &open).await.unwrap_err();
        let AppError::Refused(held) = held else { panic!("{held}") };
        assert_eq!(held.all()[0].reason.parts(), [("concerns", (&"1".to_owned()).into())]);

        // Whoever stands behind it can let go; the question stays.
        backs(&town, &members[1], concern, Back::Unsupport).await.unwrap();
        assert!(
            refusal(backs(&town, &members[0], concern, Back::Withdraw).await).contains("concern.reached")
        );
        town.passes(A_WEEK);
        town.app.deadlines().await.unwrap();
        assert!(now(&town, concern).await.is_overdue(town.app.now()));
        assert!(vote(&town, proposal).await.is_none(), "a late answer holds the vote back");

        let summary = vec![("en".to_owned(), "Who has access?".to_owned())];
        let summarise = SummariseConcern { concern, summary };
        let theirs = town.app.summarise_concern(&contact, &fresh(), &summarise).await;
        assert!(refusal(theirs).contains("mandate.none-active"));
        town.app.summarise_concern(&advocate, &fresh(), &summarise).await.unwrap();
        answers(&town, &contact, concern).await.unwrap();
        answers(&town, &advocate, concern).await.unwrap();
        let tx = town.app.read().await.unwrap();
        let on_record = tx.answers_to(concern).await.unwrap();
        let sides: Vec<_> = on_record.iter().map(|answer| (answer.number, answer.by)).collect();
        assert_eq!(sides, [(1, Side::Requester), (2, Side::Community)]);
        drop(tx);
        town.app.deadlines().await.unwrap();
        assert!(vote(&town, proposal).await.is_some(), "answered, it opens by itself");
        let late = refusal(backs(&town, &members[2], concern, Back::Support).await);
        assert!(late.contains("proposal.wrong-stage"), "{late}");

        let tx = town.app.read().await.unwrap();
        for entry in tx.journal_after(0, None, 1_000).await.unwrap() {
            let fact = format!("{:?}", entry.fact);
            assert!(!fact.contains("mem_") && !fact.contains("reads"), "nobody is named or cited: {fact}");
        }
        tx.verify_journal().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn long_silence_sends_the_terms_back() {
    on_both(|town| async move {
        let members = town.members(4).await;
        let Table { advocate, contact, proposal } = Table::laid(&town).await;
        let concern = raises(&town, &members[0], proposal).await.unwrap();
        assert!(now(&town, concern).await.waits(), "one of five is more than a twentieth");
        let stage = async || town.app.read().await.unwrap().proposal(proposal).await.unwrap().unwrap().stage;
        for (passes, word) in [(A_WEEK, "tabled"), (A_WEEK, "sent-back")] {
            town.passes(passes);
            town.app.deadlines().await.unwrap();
            assert_eq!(stage().await.word(), word);
        }
        assert_eq!(
            stage().await,
            Stage::Decided { number: 1, outcome: Outcome::SentBack, because: Some(SentBackFor::Unanswered) }
        );
        assert!(vote(&town, proposal).await.is_none());
        assert!(refusal(answers(&town, &contact, concern).await).contains("proposal.wrong-stage"));
        // It comes again with a proposal of its own, on which nothing is waited for.
        let again = Table::again(&town, &advocate, &contact).await;
        town.passes(DELIBERATION);
        town.app.deadlines().await.unwrap();
        assert!(vote(&town, again).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn one_who_raises_after_the_least_time_holds_nobody_back() {
    on_both(|town| async move {
        let members = town.members(4).await;
        let Table { advocate, proposal, .. } = Table::laid(&town).await;
        let first = raises(&town, &members[0], proposal).await.unwrap();
        town.passes(DELIBERATION);
        let late = raises(&town, &members[1], proposal).await.unwrap();
        assert!(now(&town, late).await.waits() && !now(&town, late).await.holds);
        town.app.deadlines().await.unwrap();
        assert!(vote(&town, proposal).await.is_none());
        answers(&town, &advocate, first).await.unwrap();
        town.app.deadlines().await.unwrap();
        assert!(vote(&town, proposal).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_takes_their_support_along_and_the_smaller_roll_counts() {
    on_both(|town| async move {
        // 41 on the roll: a twentieth is three.
        let members = town.members(40).await;
        let Table { proposal, .. } = Table::laid(&town).await;
        let concern = raises(&town, &members[0], proposal).await.unwrap();
        backs(&town, &members[1], concern, Back::Support).await.unwrap();
        let stood = async |who: &Actor| {
            let tx = town.app.read().await.unwrap();
            tx.supporter(concern, who.as_member().unwrap().id).await.unwrap().is_some()
        };
        assert!(stood(&members[1]).await);
        town.app.leave_roll(&members[1], &fresh()).await.unwrap();
        assert_eq!((stood(&members[0]).await, stood(&members[1]).await), (true, false));
        town.app.deadlines().await.unwrap();
        assert_eq!(now(&town, concern).await.standing, Standing::Raised);
        town.member().await;
        town.member().await;
        backs(&town, &members[3], concern, Back::Support).await.unwrap();
        assert_eq!(now(&town, concern).await.standing, Standing::Raised, "two of forty-two");
        for leaver in &members[4..6] {
            town.app.leave_roll(leaver, &fresh()).await.unwrap();
        }
        town.app.deadlines().await.unwrap();
        assert!(now(&town, concern).await.waits(), "two of forty are a twentieth");
    })
    .await;
}

/// Support reaches the share while the clock opens the vote: one of the two comes first, for everybody.
#[tokio::test]
async fn support_at_the_instant_of_the_opening_falls_on_one_side() {
    on_both(|town| async move {
        let members = town.members(20).await;
        let Table { advocate, contact, proposal } = Table::laid(&town).await;
        let mut next = Some(proposal);
        let mut held = 0;
        for round in 0..8 {
            let proposal = match next.take() {
                Some(proposal) => proposal,
                None => Table::again(&town, &advocate, &contact).await,
            };
            let concern = raises(&town, &members[0], proposal).await.unwrap();
            town.passes(DELIBERATION);
            let (opening, support) =
                (town.app.deadlines(), backs(&town, &members[1], concern, Back::Support));
            let (opened, supported) = if round % 2 == 0 {
                join(opening, support).await
            } else {
                let (supported, opened) = join(support, opening).await;
                (opened, supported)
            };
            opened.unwrap();
            let (vote, concern) = (vote(&town, proposal).await, now(&town, concern).await);
            match vote {
                Some(_) => {
                    assert_eq!(concern.standing, Standing::Raised, "the vote opened first");
                    assert!(refusal(supported).contains("proposal.wrong-stage"));
                }
                None => {
                    supported.unwrap();
                    assert!(concern.waits(), "the question came first");
                    held += 1;
                    answers(&town, &advocate, concern.id).await.unwrap();
                    town.app.deadlines().await.unwrap();
                }
            }
        }
        assert!(held < 9);
    })
    .await;
}

#[tokio::test]
async fn of_thirty_who_support_at_once_the_share_is_reached_once() {
    on_both(|town| async move {
        let members = town.members(60).await;
        let Table { proposal, .. } = Table::laid(&town).await;
        let concern = raises(&town, &members[0], proposal).await.unwrap();
        let all = members[1..31].iter().map(|who| backs(&town, who, concern, Back::Support));
        let mut taken = 1;
        for each in join_all(all).await {
            match each {
                Ok(()) => taken += 1,
                Err(refused) => assert!(refused.to_string().contains("busy"), "{refused}"),
            }
        }
        let tx = town.app.read().await.unwrap();
        let supporters = tx.supporters(town.community, proposal).await.unwrap();
        assert_eq!(supporters[&concern], taken);
        assert!(taken >= 4, "{taken}");
        let facts = tx.journal_after(0, None, 1_000).await.unwrap();
        let count = |wanted: fn(&Fact) -> bool| facts.iter().filter(|entry| wanted(&entry.fact)).count();
        assert_eq!(count(|fact| matches!(fact, Fact::ConcernRaised { .. })), 1);
        assert_eq!(count(|fact| matches!(fact, Fact::ConcernReached { .. })), 1);
    })
    .await;
}

#[tokio::test]
async fn a_charter_can_ask_for_more_support_and_quicker_answers() {
    let stricter = |founding: &mut app::FoundCommunity| {
        founding.deliberation = Some(DeliberationDraft {
            concern_share: "1/2".into(),
            answer_within: "P1D".into(),
            misread_share: "1/4".into(),
        });
    };
    on_both_under(stricter, |town| async move {
        let members = town.members(3).await;
        let Table { proposal, .. } = Table::laid(&town).await;
        let concern = raises(&town, &members[0], proposal).await.unwrap();
        assert_eq!(now(&town, concern).await.standing, Standing::Raised, "one of four is no half");
        backs(&town, &members[1], concern, Back::Support).await.unwrap();
        let Standing::Reached { at, due } = now(&town, concern).await.standing else { panic!("reached") };
        assert_eq!(due, at.plus(Span::days(1)));
    })
    .await;
}

#[tokio::test]
async fn what_many_fear_adds_up_and_the_terms_can_have_answered_it() {
    on_both(|town| async move {
        // With the steward 41 on the roll: a twentieth is three.
        let members = town.members(40).await;
        let Table { advocate, proposal, .. } = Table::laid(&town).await;
        let names = async |who: &Actor, harm: &str| {
            let command = NameHarm { proposal, harm: harm.to_owned() };
            town.app.name_harm(who, &fresh(), &command).await.map(|said| said.concern)
        };
        assert!(refusal(names(&members[0], "harm:rain").await).contains("input.unknown-code"));
        assert!(refusal(names(&advocate, "harm:stigma").await).contains("actor.not-a-member"));
        let all = join_all(members[..3].iter().map(|who| names(who, "harm:refoulement"))).await;
        let feared: Vec<_> = all.into_iter().map(Result::unwrap).collect();
        assert!(feared.iter().all(|one| *one == feared[0]), "one harm, one concern");
        assert!(refusal(names(&members[0], "harm:refoulement").await).contains("concern.already-supported"));
        for who in &members[..3] {
            names(who, "harm:data-breach").await.unwrap();
        }
        let tx = town.app.read().await.unwrap();
        let all = tx.concerns_of(proposal).await.unwrap();
        let waits: Vec<_> = all.iter().map(|one| (one.number, one.waits(), one.clause.is_some())).collect();
        assert_eq!(waits, [(1, true, false), (2, false, true)], "the terms answer the second");
        drop(tx);
        town.passes(DELIBERATION);
        town.app.deadlines().await.unwrap();
        assert!(vote(&town, proposal).await.is_none());
        answers(&town, &advocate, feared[0]).await.unwrap();
        town.app.deadlines().await.unwrap();
        assert!(vote(&town, proposal).await.is_some());
    })
    .await;
}
