//! Other charters through the verbs: drafted by anybody, opened by a steward or a petition, adopted under the charter of now.

use app::{
    AcceptOffer, Actor, AppError, Belong, CharterChanges, DraftCharter, FoundCommunity, OpenVote,
    SignPetition,
};
use domain::{
    ballot::Choice,
    charter::{ChoosingDraft, PetitionsDraft, RedLineDraft},
    community::{CharterState, CharterVersion},
    constituency::ConstituencyDraft,
    decision::{DecisionKind, Outcome, Subject},
    id::{CharterId, VoteId},
    moment::Span,
    petition::{Aim, PetitionState},
    proposal::{SentBackFor, Stage},
};
use futures_util::future::join_all;

use crate::town::{DELIBERATION, Town, WINDOW, founding, fresh, on_both, on_both_under};

async fn drafts(town: &Town, who: &Actor, changes: CharterChanges) -> Result<CharterId, AppError> {
    let command = DraftCharter { community: town.community, changes };
    town.app.draft_charter(who, &fresh(), &command).await.map(|drafted| drafted.charter)
}

fn term(term: &str) -> CharterChanges {
    CharterChanges { longest_term: Some(term.into()), ..CharterChanges::default() }
}

async fn version(town: &Town, id: CharterId) -> CharterVersion {
    town.app.read().await.unwrap().charter(id).await.unwrap().unwrap()
}

async fn opens(town: &Town, charter: CharterId) -> Result<VoteId, String> {
    let command = OpenVote { subject: Subject::Charter(charter) };
    let opened = town.app.open_vote(&town.steward, &fresh(), &command).await;
    opened.map(|opened| opened.vote).map_err(|refused| refused.to_string())
}

async fn outcome(town: &Town, vote: VoteId) -> Outcome {
    town.closes().await;
    let tx = town.app.read().await.unwrap();
    tx.decision_of_vote(vote).await.unwrap().expect("decided").decision.outcome
}

#[tokio::test]
async fn a_member_drafts_and_the_members_adopt_under_the_charter_of_now() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let before = version(&town, town.charter).await;
        // The new charter would ask nine tenths of everybody; the one of now asks a majority of those who vote.
        let mut rules: Vec<_> = domain::charter::CharterDraft::from(&before.charter).rules;
        for rule in rules.iter_mut().filter(|rule| rule.kind == DecisionKind::Charter) {
            rule.rule = "for: 9/10 of roll".into();
        }
        let changes = CharterChanges { rules: Some(rules), ..term("P100D") };
        let stranger = drafts(&town, &town.stranger().await, changes.clone()).await.unwrap_err().to_string();
        assert!(stranger.contains("actor.not-a-member"), "{stranger}");
        let draft = drafts(&town, &members[0], changes).await.unwrap();
        let drafted = version(&town, draft).await;
        assert_eq!(
            (drafted.number, drafted.amends, drafted.state),
            (2, Some(town.charter), CharterState::Draft)
        );
        assert!(opens(&town, draft).await.unwrap_err().contains("vote.deliberation-not-over"));
        town.passes(DELIBERATION);
        let vote = opens(&town, draft).await.unwrap();
        let held = town.app.read().await.unwrap().vote(vote).await.unwrap().unwrap();
        assert_eq!((held.rule.to_string().as_str(), held.charter), ("for: majority of cast", before.digest));
        town.votes(&members[0], vote, Choice::For).await.unwrap();
        assert_eq!(outcome(&town, vote).await, Outcome::Adopted);
        assert_eq!(version(&town, town.charter).await.state, CharterState::Superseded);
        assert_eq!(version(&town, draft).await.state, CharterState::InForce);
        // From now on the other rule holds.
        let next = drafts(&town, &town.steward, term("P50D")).await.unwrap();
        town.passes(DELIBERATION);
        let vote = opens(&town, next).await.unwrap();
        for member in &members {
            town.votes(member, vote, Choice::For).await.unwrap();
        }
        assert_eq!(outcome(&town, vote).await, Outcome::NotAdopted, "three of four are not nine tenths");
        assert_eq!(version(&town, next).await.state, CharterState::NotAdopted);
        assert_eq!(version(&town, draft).await.state, CharterState::InForce);
        town.app.read().await.unwrap().verify_journal().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn tabled_terms_that_cross_a_line_drawn_since_go_back() {
    let slow = |founding: &mut FoundCommunity| founding.rules[2].least_deliberation = "P1D".into();
    on_both_under(slow, |town| async move {
        town.adopts().await;
        let ((advocate, _), (requester, _)) = (town.advocate().await, town.requester().await);
        let submitted = town.app.submit_proposal(&requester, &fresh(), &town.submission()).await.unwrap();
        let accept = AcceptOffer { proposal: submitted.proposal, number: 1 };
        town.app.accept_offer(&advocate, &fresh(), &accept).await.unwrap();
        let line = RedLineDraft {
            code: "no-universities".into(),
            text: vec![("en".into(), "Nothing goes to universities.".into())],
            purposes: Vec::new(),
            data_categories: Vec::new(),
            recipient_kinds: vec!["recipient:academic".into()],
            technologies: Vec::new(),
            places: Vec::new(),
        };
        let changes = CharterChanges { red_lines: Some(vec![line]), ..CharterChanges::default() };
        let draft = drafts(&town, &town.steward, changes).await.unwrap();
        town.passes(DELIBERATION);
        let vote = opens(&town, draft).await.unwrap();
        town.votes(&town.steward, vote, Choice::For).await.unwrap();
        let stage = async || {
            let tx = town.app.read().await.unwrap();
            tx.proposal_seen(submitted.proposal).await.unwrap().unwrap().stage
        };
        town.app.deadlines().await.unwrap();
        assert!(matches!(stage().await, Stage::Tabled(_)), "a draft draws no line");
        assert_eq!(outcome(&town, vote).await, Outcome::Adopted);
        town.app.deadlines().await.unwrap();
        let because = Some(SentBackFor::RedLine);
        assert_eq!(stage().await, Stage::Decided { number: 1, outcome: Outcome::SentBack, because });
    })
    .await;
}

#[tokio::test]
async fn of_two_drafts_the_second_waits_and_is_outdated_by_the_first() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let first = drafts(&town, &members[0], term("P100D")).await.unwrap();
        let second = drafts(&town, &members[1], term("P200D")).await.unwrap();
        let signed =
            town.app.petition(&members[1], &fresh(), SignPetition { aim: Aim::Amendment(second) }).await;
        let petition = signed.unwrap().petition;
        let state = async || town.app.read().await.unwrap().petition(petition).await.unwrap().unwrap().state;
        assert!(matches!(state().await, PetitionState::Reached { .. }), "one of four is a tenth");
        town.passes(Span::seconds(59));
        town.app.deadlines().await.unwrap();
        assert!(matches!(state().await, PetitionState::Reached { .. }));
        town.passes(Span::seconds(1));
        let vote = opens(&town, first).await.unwrap();
        assert!(opens(&town, second).await.unwrap_err().contains("charter.other-voted-on"));
        town.app.deadlines().await.unwrap();
        assert!(matches!(state().await, PetitionState::Reached { .. }), "it waits");
        town.votes(&members[0], vote, Choice::For).await.unwrap();
        assert_eq!(outcome(&town, vote).await, Outcome::Adopted);
        assert!(opens(&town, second).await.unwrap_err().contains("charter.outdated"));
        town.app.deadlines().await.unwrap();
        assert_eq!(state().await, PetitionState::Lapsed, "there is nothing left to vote on");
        assert_eq!(version(&town, second).await.state, CharterState::Draft);
    })
    .await;
}

#[tokio::test]
async fn where_the_first_is_voted_down_the_second_opens_by_the_clock() {
    on_both(|town| async move {
        let members = town.members(3).await;
        town.adopts().await;
        let first = drafts(&town, &members[0], term("P100D")).await.unwrap();
        let second = drafts(&town, &members[1], term("P200D")).await.unwrap();
        town.app.petition(&members[1], &fresh(), SignPetition { aim: Aim::Amendment(second) }).await.unwrap();
        town.passes(DELIBERATION);
        let vote = opens(&town, first).await.unwrap();
        town.votes(&members[0], vote, Choice::Against).await.unwrap();
        assert_eq!(outcome(&town, vote).await, Outcome::NotAdopted);
        town.app.deadlines().await.unwrap();
        let found = town.app.read().await.unwrap().vote_on(Subject::Charter(second)).await.unwrap();
        let vote = found.expect("no steward opened it").id;
        town.votes(&members[1], vote, Choice::For).await.unwrap();
        assert_eq!(outcome(&town, vote).await, Outcome::Adopted);
        assert_eq!(version(&town, second).await.state, CharterState::InForce);
    })
    .await;
}

#[tokio::test]
async fn of_ten_drafts_opened_at_once_one_is_voted_on() {
    on_both(|town| async move {
        town.members(3).await;
        town.adopts().await;
        let mut all = Vec::new();
        for days in 0..10 {
            all.push(drafts(&town, &town.steward, term(&format!("P{}D", 100 + days))).await.unwrap());
        }
        town.passes(DELIBERATION);
        let opened = join_all(all.iter().map(|draft| opens(&town, *draft))).await;
        assert_eq!(opened.iter().filter(|opened| opened.is_ok()).count(), 1, "{opened:?}");
        for refused in opened.into_iter().filter_map(Result::err) {
            assert!(refused.contains("charter.other-voted-on") || refused.contains("busy"), "{refused}");
        }
    })
    .await;
}

#[tokio::test]
async fn drafts_at_once_have_numbers_of_their_own() {
    on_both(|town| async move {
        let members = town.members(8).await;
        town.adopts().await;
        let days = |at: usize| term(&format!("P{}D", 100 + at));
        let all = join_all(members.iter().enumerate().map(|(at, who)| drafts(&town, who, days(at)))).await;
        let drafted = all.iter().filter(|drafted| drafted.is_ok()).count();
        for refused in all.into_iter().filter_map(Result::err) {
            assert!(refused.to_string().contains("busy"), "{refused}");
        }
        let versions = town.app.read().await.unwrap().charters_of(town.community).await.unwrap();
        let numbers: Vec<_> = versions.iter().map(|version| version.number as usize).collect();
        assert_eq!(numbers, (1..=drafted + 1).collect::<Vec<_>>());
    })
    .await;
}

#[tokio::test]
async fn every_fault_of_a_draft_is_named() {
    on_both(|town| async move {
        town.adopts().await;
        let same = drafts(&town, &town.steward, CharterChanges::default()).await.unwrap_err().to_string();
        assert!(same.contains("charter.unchanged"), "{same}");
        let petitions = PetitionsDraft {
            recall: "2/3".into(),
            withdrawal: "1/10".into(),
            amendment: "nobody".into(),
            pressure: "1/2".into(),
        };
        let choosing = ChoosingDraft { rule: "choose: by lot".into(), ..town.choosing() };
        let changes = CharterChanges {
            languages: Some(vec!["en".into(), "ar".into()]),
            petitions: Some(petitions),
            choosing: Some(Some(choosing)),
            ..term("P9999D")
        };
        let AppError::Refused(refused) = drafts(&town, &town.steward, changes).await.unwrap_err() else {
            panic!("not refused")
        };
        let paths: Vec<_> = refused.all().iter().map(|one| one.path.join(".")).collect();
        for path in
            ["longestTerm", "petitions.recall", "petitions.amendment", "choosing.rule", "redLines.0.text"]
        {
            assert!(paths.iter().any(|found| found == path), "{path} is not among {paths:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_belongs_to_a_constituency_that_is_no_more_belongs_to_none() {
    on_both(|town| async move {
        let label = |words: &str| vec![("en".to_owned(), words.to_owned())];
        let two =
            ["women", "families"].map(|name| ConstituencyDraft { name: name.into(), label: label(name) });
        let founding = FoundCommunity { constituencies: two.clone().into(), ..founding("two-groups") };
        let town = town.beside(&founding).await;
        town.adopts().await;
        let member = town.member().await;
        for name in ["women", "families"] {
            let command = Belong { community: town.community, constituency: name.into(), belongs: true };
            town.app.belong(&member, &fresh(), &command).await.unwrap();
        }
        let one = CharterChanges { constituencies: Some(vec![two[0].clone()]), ..CharterChanges::default() };
        let draft = drafts(&town, &member, one).await.unwrap();
        let belongs = async || {
            let id = member.as_member().unwrap().id;
            town.app.read().await.unwrap().constituencies_of(id).await.unwrap().len()
        };
        let vote = town.opens(Subject::Charter(draft)).await;
        town.votes(&member, vote, Choice::For).await.unwrap();
        assert_eq!(belongs().await, 2, "until the members have decided");
        assert_eq!(outcome(&town, vote).await, Outcome::Adopted);
        assert_eq!(belongs().await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_child_never_loosens_what_its_parent_asks_by_amending() {
    on_both(|town| async move {
        town.adopts().await;
        let child = FoundCommunity { parent: Some(town.community), ..founding("child-town") };
        let child = town.beside(&child).await;
        child.adopts().await;
        let own = domain::charter::CharterDraft::from(&version(&child, child.charter).await.charter);
        let looser = |window: &str| {
            let mut rules = own.rules.clone();
            for rule in rules.iter_mut().filter(|rule| rule.kind == DecisionKind::Consent) {
                rule.least_deliberation = window.into();
            }
            CharterChanges { rules: Some(rules), ..CharterChanges::default() }
        };
        let refused = drafts(&child, &child.steward, looser("PT30S")).await.unwrap_err().to_string();
        assert!(refused.contains("charter.looser-than-parent"), "{refused}");
        // As strict as the parent when it is drafted, and no longer when it is to be voted on.
        let draft = drafts(&child, &child.steward, looser("PT90S")).await.unwrap();
        let mut stricter = domain::charter::CharterDraft::from(&version(&town, town.charter).await.charter);
        for rule in stricter.rules.iter_mut().filter(|rule| rule.kind == DecisionKind::Consent) {
            rule.least_deliberation = "PT2M".into();
        }
        let changes = CharterChanges { rules: Some(stricter.rules), ..CharterChanges::default() };
        let above = drafts(&town, &town.steward, changes).await.unwrap();
        let vote = town.opens(Subject::Charter(above)).await;
        town.votes(&town.steward, vote, Choice::For).await.unwrap();
        assert_eq!(outcome(&town, vote).await, Outcome::Adopted);
        assert!(opens(&child, draft).await.unwrap_err().contains("charter.looser-than-parent"));
        town.passes(WINDOW);
    })
    .await;
}
