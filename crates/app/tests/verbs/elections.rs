//! Elections through the verbs: called, nominated into, opened and ended by the clock, settled by a run-off.

use app::{Actor, AppError, CallElection, CastBallot, Delegate, OpenVote, Recorded};
use domain::{
    ballot::{Channel, Delivery},
    decision::{Outcome, Subject},
    delegation::{Said, Scope},
    effect::{Effect, Notice},
    election::{Election, ElectionState, Settled},
    id::{ElectionId, MandateId, VoteId},
    mandate::MandateState,
    moment::Span,
    vote::VoteState,
};
use futures_util::future::join_all;

use crate::town::{DELIBERATION, Town, WINDOW, fresh, on_both};

const NOMINATIONS: Span = Span::seconds(600);

async fn calls(town: &Town, who: &Actor) -> Result<ElectionId, AppError> {
    let title = vec![("en".to_owned(), "Who speaks for us?".to_owned())];
    let command = CallElection { community: town.community, title, nominations: NOMINATIONS.to_string() };
    town.app.call_election(who, &fresh(), &command).await
}

/// An election in which these stand, open to be voted on.
pub async fn voting(town: &Town, handles: &[&str]) -> (ElectionId, Vec<MandateId>, VoteId) {
    let election = calls(town, &town.steward).await.unwrap();
    let mut mandates = Vec::new();
    for handle in handles {
        let (_, intermediary) = town.intermediary(handle).await;
        let command = town.nominates(intermediary, Some(election));
        mandates.push(town.app.nominate(&town.steward, &fresh(), &command).await.unwrap());
    }
    town.passes(NOMINATIONS);
    town.app.deadlines().await.unwrap();
    let tx = town.app.read().await.unwrap();
    assert!(tx.vote_on(Subject::Election(election)).await.unwrap().is_none(), "the members deliberate first");
    drop(tx);
    town.passes(DELIBERATION);
    town.app.deadlines().await.unwrap();
    (election, mandates, vote_on(town, election).await)
}

pub async fn vote_on(town: &Town, election: ElectionId) -> VoteId {
    let tx = town.app.read().await.unwrap();
    tx.vote_on(Subject::Election(election)).await.unwrap().expect("the clock opened the vote").id
}

async fn votes(town: &Town, who: &Actor, vote: VoteId, typed: &str) -> Result<app::Receipt, AppError> {
    let found = town.app.read().await.unwrap().vote(vote).await.unwrap().unwrap();
    let answer = found.read(typed)?;
    let command = CastBallot { vote, answer, channel: Channel::Api, delivery: Delivery::Here };
    town.app.cast_ballot(who, &fresh(), command).await
}

pub async fn all_vote(town: &Town, members: &[Actor], vote: VoteId, typed: &[&str]) {
    for (member, typed) in members.iter().zip(typed) {
        votes(town, member, vote, typed).await.unwrap();
    }
}

pub async fn decided(town: &Town, election: ElectionId, vote: VoteId) -> (Election, Recorded) {
    town.closes().await;
    let tx = town.app.read().await.unwrap();
    let recorded = tx.decision_of_vote(vote).await.unwrap().expect("it is decided");
    (tx.election(election).await.unwrap().unwrap(), recorded)
}

async fn states(town: &Town, mandates: &[MandateId]) -> Vec<&'static str> {
    let tx = town.app.read().await.unwrap();
    let mut words = Vec::new();
    for mandate in mandates {
        words.push(match tx.mandate(*mandate).await.unwrap().unwrap().state {
            MandateState::Active { .. } => "active",
            MandateState::NotGranted => "not granted",
            MandateState::Voting(_) => "voting",
            MandateState::Nominated => "nominated",
            MandateState::Suspended { .. } => "suspended",
            MandateState::Ended(ending) => ending.word(),
        });
    }
    words
}

#[tokio::test]
async fn the_members_choose_one_by_ranking() {
    on_both(|town| async move {
        town.adopts().await;
        let members = town.members(14).await;
        let (election, mandates, vote) = voting(&town, &["bridge", "harbour", "lantern"]).await;
        assert_eq!(states(&town, &mandates).await, ["voting"; 3]);
        all_vote(&town, &members, vote, &["2>1>3", "2>3", "2", "1>2", "1>2>none", "3>2", "2>none", "none"])
            .await;
        let (election, recorded) = decided(&town, election, vote).await;
        assert_eq!(election.state, ElectionState::Decided { vote, chosen: Some(mandates[1]) });
        assert_eq!(states(&town, &mandates).await, ["not granted", "active", "not granted"]);
        assert_eq!(recorded.decision.outcome, Outcome::Adopted);
        let contest = recorded.decision.contest.as_ref().unwrap();
        assert_eq!(
            contest.chosen().map(|standing| standing.intermediary.to_string()).as_deref(),
            Some("harbour")
        );
        // Who voted and who did not, and nothing of how.
        let cells = recorded.decision.published.cells.iter().map(|cell| (cell.words(), cell.count));
        assert_eq!(cells.collect::<Vec<_>>(), [(vec!["voted"], 8), (vec!["did-not-vote"], 7)]);
        let document = evidence::decision::verify(&recorded.jws, town.app.keys().jwks()).unwrap();
        assert_eq!((document.kind.as_str(), document.subject), ("mandate", election.id.to_string()));
        assert_eq!(document.rule, "choose: schulze; turnout quorum 1/4 of roll");
        let said = document.election.unwrap();
        let names: Vec<_> = said.candidates.iter().map(|one| one.intermediary.as_str()).collect();
        assert_eq!(
            (said.chosen, said.method.as_str(), &names[..]),
            (Some(2), "schulze", &["bridge", "harbour", "lantern"][..])
        );
        assert!(said.tied.is_none() && said.run_off.is_none());
        town.app.read().await.unwrap().verify_journal().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn none_of_them_and_too_few_choose_nobody() {
    on_both(|town| async move {
        town.adopts().await;
        let members = town.members(14).await;
        let (election, mandates, vote) = voting(&town, &["bridge", "harbour"]).await;
        all_vote(&town, &members, vote, &["none", "none>1", "none", "1>2", "2"]).await;
        let (election, recorded) = decided(&town, election, vote).await;
        assert_eq!(election.state, ElectionState::Decided { vote, chosen: None });
        assert_eq!(recorded.decision.outcome, Outcome::NotAdopted);
        assert_eq!(recorded.decision.contest.unwrap().settled, Settled::NoneOfThem);
        assert_eq!(states(&town, &mandates).await, ["not granted"; 2]);

        // One who stands alone is still voted on against "none of them"; three of fifteen miss the quorum.
        let (election, mandates, vote) = voting(&town, &["lantern"]).await;
        all_vote(&town, &members, vote, &["1", "1", "1"]).await;
        let (election, recorded) = decided(&town, election, vote).await;
        assert_eq!((election.state, recorded.decision.outcome), (ElectionState::Lapsed, Outcome::Lapsed));
        assert_eq!(states(&town, &mandates).await, ["not granted"]);
    })
    .await;
}

#[tokio::test]
async fn a_tie_goes_to_a_run_off_among_exactly_those() {
    on_both(|town| async move {
        town.adopts().await;
        let members = town.members(9).await;
        let (election, mandates, vote) = voting(&town, &["bridge", "harbour", "lantern"]).await;
        all_vote(&town, &members, vote, &["1>3", "1=3", "3>1", "3>1>2", "1>3>2"]).await;
        let (first, recorded) = decided(&town, election, vote).await;
        assert_eq!(recorded.decision.outcome, Outcome::RunOff);
        assert_eq!(first.state, ElectionState::Decided { vote, chosen: None });
        let tx = town.app.read().await.unwrap();
        let runoff = tx.runoff_after(election).await.unwrap().expect("a run-off");
        let second =
            tx.vote_on(Subject::Election(runoff.id)).await.unwrap().expect("opened by the same tick");
        drop(tx);
        let document =
            evidence::decision::verify(&recorded.jws, town.app.keys().jwks()).unwrap().election.unwrap();
        assert_eq!((document.tied, document.run_off), (Some(vec![1, 3]), Some(runoff.id.to_string())));
        assert_eq!(
            (second.names(), second.window()),
            (vec!["The bridge".to_owned(), "The lantern".to_owned()], WINDOW)
        );
        assert_eq!(states(&town, &mandates).await, ["voting", "not granted", "voting"]);
        // Nobody else can be put in.
        let (_, late) = town.intermediary("late").await;
        let refused =
            town.app.nominate(&town.steward, &fresh(), &town.nominates(late, Some(runoff.id))).await;
        assert!(refused.unwrap_err().to_string().contains("election.nominations-over"));
        all_vote(&town, &members, second.id, &["2", "2>1", "1>2"]).await;
        let (runoff, recorded) = decided(&town, runoff.id, second.id).await;
        assert_eq!(runoff.state, ElectionState::Decided { vote: second.id, chosen: Some(mandates[2]) });
        assert_eq!(states(&town, &mandates).await, ["not granted", "not granted", "active"]);
        let document =
            evidence::decision::verify(&recorded.jws, town.app.keys().jwks()).unwrap().election.unwrap();
        assert_eq!((document.chosen, document.runoff_of), (Some(2), Some(election.to_string())));
    })
    .await;
}

#[tokio::test]
async fn a_delegates_ranking_counts_for_those_who_said_so() {
    on_both(|town| async move {
        town.adopts().await;
        town.passes(Span::seconds(1));
        let members = town.members(9).await;
        let to = Said::To(members[0].as_member().unwrap().id);
        let (election, mandates, vote) = voting(&town, &["bridge", "harbour"]).await;
        for member in &members[3..7] {
            let command = Delegate { community: town.community, scope: Scope::Vote(vote), said: to };
            town.app.delegate(member, &fresh(), command).await.unwrap();
        }
        all_vote(&town, &members, vote, &["1>2", "2>1", "2>1"]).await;
        let (_, recorded) = decided(&town, election, vote).await;
        assert_eq!(states(&town, &mandates).await, ["active", "not granted"], "five voices against two");
        assert_eq!(recorded.decision.room_attested, None, "how many delegated is nobody's to know");
    })
    .await;
}

#[tokio::test]
async fn the_most_approvals_choose_and_a_tie_runs_off() {
    on_both(|town| async move {
        let town = town.that_chooses_by("choose: approval").await;
        town.adopts().await;
        let members = town.members(9).await;
        let (election, mandates, vote) = voting(&town, &["bridge", "harbour", "lantern"]).await;
        for (typed, code) in
            [("2>1", "ballot.misread"), ("1,none", "ballot.misread"), ("4", "ballot.misread")]
        {
            let refused = votes(&town, &members[0], vote, typed).await.unwrap_err();
            assert!(refused.to_string().contains(code), "{refused}");
        }
        all_vote(&town, &members, vote, &["1,2", "2", "1", "3", "none"]).await;
        let (_, recorded) = decided(&town, election, vote).await;
        assert_eq!(recorded.decision.outcome, Outcome::RunOff);
        let runoff = town.app.read().await.unwrap().runoff_after(election).await.unwrap().unwrap();
        let second = vote_on(&town, runoff.id).await;
        all_vote(&town, &members, second, &["1", "1,2", "1", "none"]).await;
        decided(&town, runoff.id, second).await;
        assert_eq!(states(&town, &mandates).await, ["active", "not granted", "not granted"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_nominated_is_told_and_over() {
    on_both(|town| async move {
        town.adopts().await;
        let election = calls(&town, &town.steward).await.unwrap();
        town.passes(NOMINATIONS);
        town.app.deadlines().await.unwrap();
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.election(election).await.unwrap().unwrap().state, ElectionState::Lapsed);
        assert!(tx.vote_on(Subject::Election(election)).await.unwrap().is_none());
        drop(tx);
        let due = town.app.claim(domain::effect::Door::Matrix, 100).await.unwrap();
        let told = |due: &app::Due| {
            matches!(&due.effect, Effect::Tell { notice: Notice::NobodyNominated { .. }, .. })
        };
        assert_eq!(due.iter().filter(|due| told(due)).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_done_is_refused() {
    on_both(|town| async move {
        let code = |refused: AppError| refused.to_string();
        assert!(code(calls(&town, &town.steward).await.unwrap_err()).contains("charter.none-in-force"));
        town.adopts().await;
        let member = town.member().await;
        assert!(code(calls(&town, &member).await.unwrap_err()).contains("actor.not-a-steward"));
        assert!(code(calls(&town, &Actor::Public).await.unwrap_err()).contains("actor.sign-in-needed"));
        let election = calls(&town, &town.steward).await.unwrap();
        let (_, intermediary) = town.intermediary("bridge").await;
        let mandate = town
            .app
            .nominate(&member, &fresh(), &town.nominates(intermediary, Some(election)))
            .await
            .unwrap();
        // It is not voted on by itself, and neither is the election before its time.
        town.passes(DELIBERATION);
        let opens = async |subject| {
            code(town.app.open_vote(&town.steward, &fresh(), &OpenVote { subject }).await.unwrap_err())
        };
        assert!(opens(Subject::Mandate(mandate)).await.contains("mandate.not-open"));
        assert!(opens(Subject::Election(election)).await.contains("vote.deliberation-not-over"));
        let again = town.app.nominate(&member, &fresh(), &town.nominates(intermediary, Some(election))).await;
        assert!(code(again.unwrap_err()).contains("mandate.already-nominated"));
        let other = town.that_chooses_by("choose: schulze").await;
        other.adopts().await;
        let elsewhere = calls(&other, &other.steward).await.unwrap();
        let (_, second) = town.intermediary("harbour").await;
        let refused = town.app.nominate(&member, &fresh(), &town.nominates(second, Some(elsewhere))).await;
        assert!(code(refused.unwrap_err()).contains("not-found"));
        town.passes(NOMINATIONS);
        let refused = town.app.nominate(&member, &fresh(), &town.nominates(second, Some(election))).await;
        assert!(code(refused.unwrap_err()).contains("election.nominations-over"));

        town.passes(DELIBERATION);
        town.app.deadlines().await.unwrap();
        let vote = vote_on(&town, election).await;
        assert!(opens(Subject::Election(election)).await.contains("vote.already-open"));
        votes(&town, &member, vote, "1").await.unwrap();
        for typed in ["for", "2>1", "1>1", "", "1>"] {
            let refused = votes(&town, &member, vote, typed).await.unwrap_err();
            assert!(code(refused).contains("ballot.misread"), "{typed}");
        }
        let id = member.as_member().unwrap().id;
        let kept = town.app.read().await.unwrap().ballot(vote, id).await.unwrap().unwrap();
        assert_eq!((kept.answer.to_string().as_str(), kept.sequence), ("1>none", 1), "it erases nothing");
    })
    .await;
}

#[tokio::test]
async fn fifty_rankings_against_fifty_closings() {
    on_both(|town| async move {
        town.adopts().await;
        let members = town.members(50).await;
        let (_, _, vote) = voting(&town, &["bridge", "harbour"]).await;
        let answer = town.app.read().await.unwrap().vote(vote).await.unwrap().unwrap().read("2>1").unwrap();
        let sent = town.app.now();
        town.passes(WINDOW);
        let origin = |n: usize| {
            app::Origin::Event(domain::effect::EventRef { room: "!direct".into(), event: format!("${n}") })
        };
        let origins: Vec<_> = (0..50).map(origin).collect();
        let delivery = Delivery::CaughtUp(sent);
        let command = CastBallot { vote, answer, channel: Channel::DirectChat, delivery };
        let ballots = join_all(
            members
                .iter()
                .zip(&origins)
                .map(|(member, origin)| town.app.cast_ballot(member, origin, command.clone())),
        );
        let closings = join_all((0..50).map(|_| town.app.deadlines()));
        let (ballots, closings) = tokio::join!(ballots, closings);
        closings.into_iter().for_each(|closed| closed.unwrap());
        let taken = ballots.iter().filter(|cast| cast.is_ok()).count();
        for refused in ballots.iter().filter_map(|cast| cast.as_ref().err()) {
            assert!(refused.to_string().contains("vote.over"), "{refused}");
        }
        let tx = town.app.read().await.unwrap();
        assert!(matches!(tx.vote(vote).await.unwrap().unwrap().state, VoteState::Closed { .. }));
        assert_eq!(tx.ballots(vote).await.unwrap().len(), taken, "every ballot that was taken, no other");
        let recorded = tx.decision_of_vote(vote).await.unwrap().expect("closed once");
        let shown = recorded.decision.published.cells.first().map(|cell| cell.count);
        assert!(shown.is_none_or(|voted| voted == taken as u64), "{shown:?} of {taken}");
    })
    .await;
}
