//! Crises and parent communities through the verbs: what is stricter holds while it must, and no longer.

use app::{Actor, AppError, DeclareCrisis, EndCrisis, FoundCommunity, SubmitProposal};
use domain::{
    charter::{CrisisDraft, RedLineDraft},
    decision::Subject,
    moment::Span,
    refusal::Refused,
};
use futures_util::future::join_all;

use crate::town::{Town, founding, fresh, on_both, terms};

const LASTS: Span = Span::days(5);

fn line(code: &str, purpose: &str) -> RedLineDraft {
    RedLineDraft {
        code: code.into(),
        text: vec![("en".into(), code.into())],
        purposes: vec![purpose.into()],
        ..RedLineDraft::default()
    }
}

/// In a crisis nothing is researched, and no term is longer than 90 days.
fn clause() -> CrisisDraft {
    CrisisDraft {
        longest_term: "P90D".into(),
        rules: Vec::new(),
        red_lines: vec![line("no-research-now", "purpose:research")],
        burden: None,
        lapses_after: LASTS.to_string(),
    }
}

async fn prepared(town: &Town) -> Town {
    let founding = FoundCommunity { crisis: Some(clause()), ..founding("prepared-town") };
    let town = town.beside(&founding).await;
    town.adopts().await;
    town
}

async fn declares(town: &Town, steward: &Actor, reason: &str) -> Result<(), AppError> {
    let reason = if reason.is_empty() { Vec::new() } else { vec![("en".to_owned(), reason.to_owned())] };
    let command = DeclareCrisis { community: town.community, reason };
    town.app.declare_crisis(steward, &fresh(), &command).await.map(drop)
}

async fn ends(town: &Town, steward: &Actor) -> Result<(), AppError> {
    town.app.end_crisis(steward, &fresh(), EndCrisis { community: town.community }).await.map(drop)
}

/// What the machine says to terms for research: the codes of the faults with which they come back.
async fn faults(town: &Town, requester: &Actor) -> Vec<&'static str> {
    let command = SubmitProposal { again: None, terms: terms(), ..town.submission() };
    let submitted = town.app.submit_proposal(requester, &fresh(), &command).await.unwrap();
    let found = |refused: Refused| refused.all().iter().map(|refusal| refusal.reason.code()).collect();
    submitted.returned.map(found).unwrap_or_default()
}

fn refusal(done: Result<(), AppError>) -> String {
    done.unwrap_err().to_string()
}

#[tokio::test]
async fn a_crisis_holds_until_it_lapses() {
    on_both(|town| async move {
        let town = prepared(&town).await;
        let (requester, _) = town.requester().await;
        assert_eq!(faults(&town, &requester).await, [""; 0]);
        assert!(refusal(ends(&town, &town.steward).await).contains("crisis.none"));
        assert!(refusal(declares(&town, &town.steward, "").await).contains("input.empty"));
        declares(&town, &town.steward, "Raids in two towns.").await.unwrap();
        assert!(refusal(declares(&town, &town.steward, "Again.").await).contains("crisis.in-force"));
        let crossed = ["mandate.term-too-long", "terms.kept-too-long", "terms.red-line-crossed"];
        let found = faults(&town, &requester).await;
        assert!(crossed.iter().all(|code| found.contains(code)), "{found:?}");
        // It is over at its moment, before the clock was looked at.
        town.passes(LASTS);
        assert_eq!(faults(&town, &requester).await, [""; 0]);
        assert!(refusal(ends(&town, &town.steward).await).contains("crisis.none"));
        town.app.deadlines().await.unwrap();
        assert!(town.app.read().await.unwrap().crisis_seen(town.community).await.unwrap().is_none());
        declares(&town, &town.steward, "Raids again.").await.unwrap();
        ends(&town, &town.steward).await.unwrap();
        assert_eq!(faults(&town, &requester).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn two_stewards_declare_it_and_end_it() {
    on_both(|town| async move {
        let town = prepared(&town).await;
        let second = town.second_steward().await;
        let (requester, _) = town.requester().await;
        declares(&town, &town.steward, "Raids in two towns.").await.unwrap();
        assert_eq!(faults(&town, &requester).await, [""; 0], "one steward alone changes nothing");
        let again = refusal(declares(&town, &town.steward, "Raids!").await);
        assert!(again.contains("crisis.other-steward-needed"), "{again}");
        // Nobody confirmed: a day later it is as if nothing had been said.
        town.passes(Span::days(1));
        town.app.deadlines().await.unwrap();
        assert!(town.app.read().await.unwrap().crisis_seen(town.community).await.unwrap().is_none());
        declares(&town, &town.steward, "Raids in three towns.").await.unwrap();
        declares(&town, &second, "").await.unwrap();
        assert!(!faults(&town, &requester).await.is_empty());
        ends(&town, &second).await.unwrap();
        assert!(!faults(&town, &requester).await.is_empty());
        assert!(refusal(ends(&town, &second).await).contains("crisis.other-steward-needed"));
        ends(&town, &town.steward).await.unwrap();
        assert_eq!(faults(&town, &requester).await, [""; 0]);
        let member = town.member().await;
        assert!(refusal(declares(&town, &member, "x").await).contains("actor.not-a-steward"));
        assert!(refusal(ends(&town, &member).await).contains("actor.not-a-steward"));
    })
    .await;
}

#[tokio::test]
async fn declared_at_once_it_is_one_crisis() {
    on_both(|town| async move {
        let town = prepared(&town).await;
        let second = town.second_steward().await;
        let stewards = [&town.steward, &second];
        let all = join_all((0..20).map(|n| declares(&town, stewards[n % 2], "Raids."))).await;
        // One declares, the other confirms; everybody else is told so.
        assert_eq!(all.iter().filter(|done| done.is_ok()).count(), 2, "{all:?}");
        let crisis = town.app.read().await.unwrap().crisis_seen(town.community).await.unwrap().unwrap();
        assert!(crisis.holds(town.app.now()));
    })
    .await;
}

#[tokio::test]
async fn without_a_clause_there_is_no_crisis() {
    on_both(|town| async move {
        let early = refusal(declares(&town, &town.steward, "Raids.").await);
        assert!(early.contains("charter.none-in-force"), "{early}");
        town.adopts().await;
        assert!(refusal(declares(&town, &town.steward, "Raids.").await).contains("crisis.no-clause"));
    })
    .await;
}

#[tokio::test]
async fn what_the_parent_forbids_is_forbidden_in_the_child() {
    on_both(|town| async move {
        let parent = prepared(&town).await;
        let child = |handle: &str| FoundCommunity { parent: Some(parent.community), ..founding(handle) };
        let child_town = town.beside(&child("child-town")).await;
        child_town.adopts().await;
        let grandchild = FoundCommunity {
            parent: Some(child_town.community),
            red_lines: Some(vec![line("no-marketing", "purpose:marketing")]),
            ..founding("grandchild-town")
        };
        let grandchild = town.beside(&grandchild).await;
        grandchild.adopts().await;
        let (requester, _) = town.requester().await;
        assert_eq!(faults(&grandchild, &requester).await, [""; 0]);
        declares(&parent, &parent.steward, "Raids in two towns.").await.unwrap();
        for below in [&child_town, &grandchild] {
            let found = faults(below, &requester).await;
            assert!(found.contains(&"terms.red-line-crossed"), "at once: {found:?}");
        }
        assert_eq!(faults(&town_of_its_own(&town).await, &requester).await, [""; 0]);
        ends(&parent, &parent.steward).await.unwrap();
        assert_eq!(faults(&grandchild, &requester).await, [""; 0]);
    })
    .await;
}

async fn town_of_its_own(town: &Town) -> Town {
    let alone = town.beside(&founding("town-of-its-own")).await;
    alone.adopts().await;
    alone
}

#[tokio::test]
async fn what_was_tabled_before_a_line_was_drawn_is_not_put_to_the_vote() {
    on_both(|town| async move {
        let town = prepared(&town).await;
        let (advocate, _) = town.advocate().await;
        let (requester, _) = town.requester().await;
        let command = SubmitProposal { again: None, terms: terms(), ..town.submission() };
        let proposal = town.app.submit_proposal(&requester, &fresh(), &command).await.unwrap().proposal;
        let accept = app::AcceptOffer { proposal, number: 1 };
        town.app.accept_offer(&advocate, &fresh(), &accept).await.unwrap();
        declares(&town, &town.steward, "Raids in two towns.").await.unwrap();
        town.passes(crate::town::DELIBERATION);
        let open = app::OpenVote { subject: Subject::Proposal(proposal) };
        let refused = town.app.open_vote(&town.steward, &fresh(), &open).await.unwrap_err().to_string();
        assert!(refused.contains("terms.red-line-crossed"), "{refused}");
        town.app.deadlines().await.unwrap();
        assert!(town.app.read().await.unwrap().vote_on(open.subject).await.unwrap().is_none());
        ends(&town, &town.steward).await.unwrap();
        town.app.deadlines().await.unwrap();
        assert!(town.app.read().await.unwrap().vote_on(open.subject).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn a_looser_child_is_not_founded() {
    on_both(|town| async move {
        let parent = prepared(&town).await;
        let mut child = FoundCommunity { parent: Some(parent.community), ..founding("child-town") };
        child.rules[2].rule = "consent: majority of cast".into();
        child.longest_term = Some("P999D".into());
        let refused = town.refuses(&child).await;
        for code in ["longestTerm charter.time-too-long", "rules charter.looser-than-parent"] {
            assert!(refused.contains(&code.to_owned()), "{code}: {refused:?}");
        }
        let orphan = FoundCommunity { parent: Some(town.community), ..founding("orphan") };
        assert_eq!(town.refuses(&orphan).await, [" charter.none-in-force"]);
        let nobodys = FoundCommunity { parent: Some(domain::id::Id::numbered(1)), ..founding("nobodys") };
        assert_eq!(town.refuses(&nobodys).await, [" not-found"]);
    })
    .await;
}
