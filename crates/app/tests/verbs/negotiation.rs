//! What goes on in a negotiation besides the offers: the members are asked first, several proposals are looked at together, the sides ask
//! each other, advocates share drafts, and the minutes tell it all.

use app::{
    AcceptOffer, Actor, AnswerClarification, AppError, AskClarification, AskMembers, MakeOffer,
    OfferTheDraft, RecordAsking, SaveOfferDraft, SubmitProposal,
};
use domain::{
    ballot::Choice,
    charter::RedLineDraft,
    decision::Subject,
    effect::{Audience, Door, Effect, Notice, RoomRole},
    id::{AdvocateId, AskingId, ProposalId},
    moment::Span,
    proposal::Minute,
    terms::TermsDraft,
};
use futures_util::future::join_all;

use crate::town::{Town, founding, fresh, on_both, terms};

pub fn code<T: std::fmt::Debug>(done: Result<T, AppError>) -> String {
    let refused = done.unwrap_err();
    let found = if let AppError::Refused(refused) = &refused { refused.all().first() } else { None };
    found.expect("a refusal").reason.code().to_owned()
}

fn said(words: &str) -> Vec<(String, String)> {
    vec![("en".to_owned(), words.to_owned())]
}

/// What waits to be told, with the rooms that are told; it is only looked at, so that it waits on.
pub async fn told(town: &Town) -> Vec<(RoomRole, Minute)> {
    let mut tx = town.app.store().begin(town.app.now()).await.unwrap();
    let due = tx.claim_outbox(Door::Matrix, town.app.now(), Span::seconds(1), 10_000).await.unwrap();
    let minute = |effect| match effect {
        Effect::Minute { minute, .. } => Some((RoomRole::Negotiations, minute)),
        Effect::Tell {
            audience: Audience::Room { role, .. },
            notice: Notice::Negotiation { minute, .. },
        } => Some((role, minute)),
        _ => None,
    };
    due.into_iter().filter_map(|claimed| minute(claimed.effect)).collect()
}

async fn words_of(town: &Town, id: ProposalId) -> Vec<&'static str> {
    let proposal = town.app.read().await.unwrap().proposal(id).await.unwrap().unwrap();
    town.app.minutes(&proposal).await.unwrap().iter().map(|entry| entry.minute.word()).collect()
}

fn universities() -> RedLineDraft {
    RedLineDraft {
        code: "universities".into(),
        text: said("What goes to universities"),
        recipient_kinds: vec!["recipient:academic".into()],
        ..RedLineDraft::default()
    }
}

/// An intermediary whose mandate has a point on which the members are asked first.
async fn asking_advocate(town: &Town) -> Actor {
    let (advocate, intermediary) = town.intermediary("asking-bridge").await;
    let mut command = town.nominates(intermediary, None);
    command.nomination.as_mut().unwrap().must_ask_on = vec![universities()];
    let mandate = town.app.nominate(&town.steward, &fresh(), &command).await.unwrap();
    let vote = town.opens(Subject::Mandate(mandate)).await;
    town.votes(&town.steward, vote, Choice::For).await.unwrap();
    town.closes().await;
    advocate
}

async fn submits(town: &Town, contact: &Actor, terms: TermsDraft) -> ProposalId {
    let command = SubmitProposal { terms, ..town.submission() };
    town.app.submit_proposal(contact, &fresh(), &command).await.unwrap().proposal
}

async fn accepts(
    town: &Town,
    who: &Actor,
    proposal: ProposalId,
    number: u32,
) -> Result<ProposalId, AppError> {
    town.app.accept_offer(who, &fresh(), &AcceptOffer { proposal, number }).await
}

#[tokio::test]
async fn an_advocate_has_the_members_asked_before_accepting_what_touches_a_point() {
    on_both(|town| async move {
        town.adopts().await;
        let advocate = asking_advocate(&town).await;
        let (contact, _) = town.requester().await;
        let proposal = submits(&town, &contact, terms()).await;
        assert_eq!(code(accepts(&town, &advocate, proposal, 1).await), "mandate.members-not-asked");
        let shorter = TermsDraft { retention: "P30D".into(), ..terms() };
        let offer = MakeOffer { proposal, terms: shorter, note: Vec::new() };
        assert_eq!(code(town.app.make_offer(&advocate, &fresh(), &offer).await), "mandate.members-not-asked");
        let turns = town.app.offers(proposal).await.unwrap();
        assert_eq!(turns[0].touches[0].code, "universities");

        let ask = AskMembers { proposal, point: "universities".into(), words: said("May they have it?") };
        for (who, why) in [
            (&contact, "actor.not-the-intermediary"),
            (&town.steward, "actor.not-the-intermediary"),
            (&Actor::Public, "actor.sign-in-needed"),
        ] {
            assert_eq!(code(town.app.ask_members(who, &fresh(), &ask).await), why);
        }
        let key = fresh();
        let asked = town.app.ask_members(&advocate, &key, &ask).await.unwrap();
        assert_eq!(town.app.ask_members(&advocate, &key, &ask).await.unwrap(), asked, "done once");
        assert_eq!(
            code(town.app.ask_members(&advocate, &fresh(), &ask).await),
            "mandate.members-asked-already"
        );
        let record = RecordAsking { asking: asked.asking, words: said("Nobody minds.") };
        assert_eq!(
            code(town.app.record_asking(&advocate, &fresh(), &record).await),
            "mandate.members-still-asked"
        );
        town.passes(Span::days(1));
        let other = RecordAsking { asking: AskingId::numbered(1), ..record.clone() };
        assert_eq!(code(town.app.record_asking(&advocate, &fresh(), &other).await), "not-found");
        town.app.record_asking(&advocate, &fresh(), &record).await.unwrap();
        accepts(&town, &advocate, proposal, 1).await.unwrap();

        let told = told(&town).await;
        for word in ["members-asked", "members-heard"] {
            for room in [RoomRole::Assembly, RoomRole::Negotiations] {
                let here = told.iter().filter(|(role, minute)| *role == room && minute.word() == word);
                assert_eq!(here.count(), 1, "{word} {room:?}");
            }
        }
        assert_eq!(
            words_of(&town, proposal).await,
            ["submitted", "members-asked", "members-heard", "tabled"]
        );
        town.app.read().await.unwrap().verify_journal().await.unwrap();
    })
    .await;
}

/// A town with a line that neither of [`pair`] crosses alone.
async fn lined(town: &Town) -> Town {
    let line = RedLineDraft {
        code: "papers-that-keep".into(),
        text: said("No paper keeps what it gets."),
        recipient_kinds: vec!["recipient:media".into()],
        technologies: vec!["technology:storage".into()],
        ..RedLineDraft::default()
    };
    let lined =
        town.beside(&app::FoundCommunity { red_lines: Some(vec![line]), ..founding("lined-town") }).await;
    lined.adopts().await;
    lined
}

fn pair() -> [TermsDraft; 2] {
    let (mut paper, mut keeps) = (terms(), terms());
    paper.recipients[0].kind = "recipient:media".into();
    // What a paper puts on the table, beside what everybody does.
    for harm in ["harm:being-found", "harm:stigma"] {
        let mut answer = paper.risks[0].clone();
        answer.harm = harm.into();
        paper.risks.push(answer);
    }
    keeps.technologies = vec!["technology:storage".into()];
    [paper, keeps]
}

#[tokio::test]
async fn two_proposals_that_cross_a_line_together_are_noticed_and_not_refused() {
    on_both(|town| async move {
        let town = lined(&town).await;
        let (advocate, _) = town.advocate().await;
        let (contact, _) = town.requester().await;
        let [paper, keeps] = pair();
        let first = submits(&town, &contact, paper).await;
        assert!(told(&town).await.iter().all(|(_, minute)| minute.word() != "together"), "nothing beside it");
        let second = submits(&town, &contact, keeps.clone()).await;
        let count = async || {
            let told = told(&town).await;
            let of = |room| {
                move |(role, minute): &&(RoomRole, Minute)| *role == room && minute.word() == "together"
            };
            [RoomRole::Negotiations, RoomRole::Stewards, RoomRole::Assembly, RoomRole::Deliberation(second)]
                .map(|room| told.iter().filter(of(room)).count())
        };
        assert_eq!(count().await, [1, 1, 1, 0]);
        for (id, other) in [(first, second), (second, first)] {
            let proposal = town.app.read().await.unwrap().proposal(id).await.unwrap().unwrap();
            let found = town.app.together(&proposal).await.unwrap();
            assert_eq!((found.len(), found[0].line.as_str()), (1, "papers-that-keep"));
            assert_eq!(found[0].with, [other], "shown on both");
        }
        // An offer that leaves it as it is tells nothing new; the tabling and the vote do.
        let shorter = TermsDraft { retention: "P30D".into(), ..keeps };
        let offer = MakeOffer { proposal: second, terms: shorter, note: Vec::new() };
        town.app.make_offer(&advocate, &fresh(), &offer).await.unwrap();
        assert_eq!(count().await, [1, 1, 1, 0]);
        accepts(&town, &contact, second, 2).await.unwrap();
        assert_eq!(count().await, [2, 2, 2, 1]);
        town.opens(Subject::Proposal(second)).await;
        assert_eq!(count().await, [3, 3, 3, 2]);
        // Another requester's proposals are its own.
        let told = words_of(&town, first).await;
        assert_eq!(told, ["submitted"]);
        assert_eq!(
            words_of(&town, second).await,
            ["submitted", "together", "offered", "tabled", "together", "together"]
        );
    })
    .await;
}

#[tokio::test]
async fn the_sides_ask_each_other_and_the_answers_are_on_record() {
    on_both(|town| async move {
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (contact, _) = town.requester().await;
        let proposal = submits(&town, &contact, terms()).await;
        let ask = |words: &str| AskClarification { proposal, words: said(words) };
        for (who, why) in [
            (&town.steward, "not-found"),
            (&town.stranger().await, "not-found"),
            (&Actor::Public, "actor.sign-in-needed"),
        ] {
            assert_eq!(code(town.app.ask_clarification(who, &fresh(), &ask("What?")).await), why);
        }
        // Both sides at once: two numbers, and nobody is lost.
        let (mine, theirs) = (ask("What is an answer?"), ask("What is a retention?"));
        let (one, other) = (fresh(), fresh());
        let race = [
            town.app.ask_clarification(&advocate, &one, &mine),
            town.app.ask_clarification(&contact, &other, &theirs),
        ];
        let asked: Vec<_> =
            join_all(race).await.into_iter().map(|said| said.unwrap().clarification).collect();
        assert_eq!(town.app.ask_clarification(&advocate, &one, &mine).await.unwrap().clarification, asked[0]);
        let all = town.app.read().await.unwrap().clarifications_of(proposal).await.unwrap();
        assert_eq!(all.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 2]);

        let answer = |clarification| AnswerClarification { clarification, words: said("What is ticked.") };
        let answers = async |who: &Actor, which: usize| {
            town.app.answer_clarification(who, &fresh(), &answer(asked[which])).await
        };
        assert_eq!(code(answers(&advocate, 0).await), "clarification.own");
        assert_eq!(code(answers(&town.steward, 0).await), "not-found");
        answers(&contact, 0).await.unwrap();
        assert_eq!(code(answers(&contact, 0).await), "clarification.given");
        answers(&advocate, 1).await.unwrap();
        let mut told = words_of(&town, proposal).await;
        told.dedup();
        assert_eq!(told, ["submitted", "clarification-asked", "clarification-answered"]);
        accepts(&town, &advocate, proposal, 1).await.unwrap();
        let late = town.app.ask_clarification(&contact, &fresh(), &ask("And now?")).await;
        assert_eq!(code(late), "proposal.wrong-stage");
    })
    .await;
}

/// Another person of the same intermediary.
fn colleague(advocate: &Actor) -> Actor {
    match advocate.clone() {
        Actor::Advocate(mut other) => {
            other.id = AdvocateId::numbered(7);
            Actor::Advocate(other)
        }
        other => other,
    }
}

#[tokio::test]
async fn advocates_of_a_mandate_share_a_draft_that_nobody_writes_over_unread() {
    on_both(|town| async move {
        town.adopts().await;
        let (advocate, _) = town.advocate().await;
        let (contact, _) = town.requester().await;
        let second = colleague(&advocate);
        let proposal = submits(&town, &contact, terms()).await;
        let shorter = TermsDraft { retention: "P30D".into(), ..terms() };
        let saves = async |who: &Actor, amends: u32, terms: &TermsDraft| {
            let command = SaveOfferDraft { proposal, amends, terms: terms.clone(), note: said("Shorter.") };
            town.app.save_offer_draft(who, &fresh(), &command).await.map(|saved| saved.version)
        };
        assert_eq!(code(saves(&contact, 0, &terms()).await), "actor.not-the-intermediary");
        assert_eq!(code(saves(&town.steward, 0, &terms()).await), "actor.not-the-intermediary");
        // Two begin it at once: one of them has to read the other's first.
        let unfinished = TermsDraft::default();
        let race = join_all([&advocate, &second].map(|who| saves(who, 0, &unfinished))).await;
        let (done, refused): (Vec<_>, Vec<_>) = race.into_iter().partition(|saved| saved.is_ok());
        assert_eq!((done.len(), code(refused.into_iter().next().unwrap())), (1, "draft.changed".to_owned()));
        assert_eq!(saves(&second, 1, &shorter).await.unwrap(), 2);
        assert_eq!(code(saves(&advocate, 1, &terms()).await), "draft.changed");
        let offers = async |who: &Actor, version: u32| {
            town.app.offer_the_draft(who, &fresh(), OfferTheDraft { proposal, version }).await
        };
        assert_eq!(code(offers(&contact, 2).await), "actor.not-the-intermediary");
        assert_eq!(code(offers(&advocate, 1).await), "draft.changed");
        assert_eq!(offers(&advocate, 2).await.unwrap(), 2);
        assert_eq!(code(offers(&advocate, 2).await), "not-found", "it is offered and gone");
        let offer = town.app.read().await.unwrap().offer(proposal, 2).await.unwrap().unwrap();
        assert_eq!(offer.terms.retention, Span::days(30));
        // What is begun and never offered is erased with the end of the negotiation.
        saves(&advocate, 0, &terms()).await.unwrap();
        let mandate =
            town.app.read().await.unwrap().proposal(proposal).await.unwrap().unwrap().mandate.unwrap();
        let draft = async || town.app.read().await.unwrap().offer_draft(proposal, mandate).await.unwrap();
        assert!(draft().await.is_some());
        accepts(&town, &contact, proposal, 2).await.unwrap();
        assert!(draft().await.is_none());
        assert_eq!(code(saves(&advocate, 0, &terms()).await), "proposal.wrong-stage");
    })
    .await;
}
