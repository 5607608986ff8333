//! Pressure through the verbs: reported, a vote paused, and going on.

use app::{Actor, AppError, Confide, LetVoteGoOn, Origin, ReportPressure};
use domain::{
    ballot::Choice,
    decision::{Outcome, Subject},
    fact::Fact,
    id::VoteId,
    moment::Span,
    vote::{LONGEST_PAUSE, Vote, VoteState},
};
use futures_util::future::join_all;

use crate::town::{Town, WINDOW, fresh, on_both};

async fn reports(town: &Town, who: &Actor, vote: VoteId) -> Result<(), AppError> {
    let command = ReportPressure { vote, confide: Confide::default() };
    town.app.report_pressure(who, &fresh(), &command).await.map(drop)
}

async fn lets_go_on(town: &Town, who: &Actor, vote: VoteId, said: &str) -> Result<bool, AppError> {
    let reason = if said.is_empty() { Vec::new() } else { vec![("en".to_owned(), said.to_owned())] };
    let done = town.app.let_vote_go_on(who, &fresh(), &LetVoteGoOn { vote, reason }).await;
    done.map(|done| done.goes_on)
}

async fn now(town: &Town, vote: VoteId) -> Vote {
    town.app.read().await.unwrap().vote(vote).await.unwrap().unwrap()
}

fn refusal<T: std::fmt::Debug>(done: Result<T, AppError>) -> String {
    done.unwrap_err().to_string()
}

#[tokio::test]
async fn a_vote_under_pressure_is_paused_takes_ballots_and_goes_on() {
    on_both(|town| async move {
        let members = town.members(18).await;
        let second = town.second_steward().await;
        // Twenty on the roll: a tenth is two.
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let closes = now(&town, vote).await.closes_at;
        reports(&town, &members[0], vote).await.unwrap();
        assert!(refusal(reports(&town, &members[0], vote).await).contains("pressure.already-reported"));
        assert!(refusal(reports(&town, &town.stranger().await, vote).await).contains("actor.not-a-member"));
        assert!(!now(&town, vote).await.is_paused());
        assert!(refusal(lets_go_on(&town, &town.steward, vote, "Why?").await).contains("vote.not-paused"));
        town.passes(Span::seconds(600));
        reports(&town, &members[1], vote).await.unwrap();
        assert!(now(&town, vote).await.is_paused());

        // The window is over and nothing is counted; who was made to vote votes otherwise.
        town.votes(&members[2], vote, Choice::For).await.unwrap();
        town.passes(WINDOW);
        town.app.deadlines().await.unwrap();
        assert_eq!(now(&town, vote).await.state, VoteState::Open);
        town.votes(&members[2], vote, Choice::Against).await.unwrap();

        assert!(refusal(lets_go_on(&town, &members[0], vote, "Me").await).contains("actor.not-a-steward"));
        assert!(refusal(lets_go_on(&town, &town.steward, vote, "").await).contains("input.language-missing"));
        assert!(!lets_go_on(&town, &town.steward, vote, "We spoke with them.").await.unwrap());
        let again = refusal(lets_go_on(&town, &town.steward, vote, "").await);
        assert!(again.contains("crisis.other-steward-needed"), "{again}");
        assert!(lets_go_on(&town, &second, vote, "").await.unwrap());
        let after = now(&town, vote).await;
        assert_eq!(after.closes_at, closes.plus(WINDOW), "the pause lasted as long as the window");
        town.passes(WINDOW);
        town.app.deadlines().await.unwrap();
        let tx = town.app.read().await.unwrap();
        let decided = tx.decision_of_vote(vote).await.unwrap().expect("counted").decision;
        assert_eq!((decided.outcome, decided.closed_at), (Outcome::NotAdopted, after.closes_at));

        let journal = tx.journal_after(0, None, 1_000).await.unwrap();
        let told = |wanted: fn(&Fact) -> bool| journal.iter().filter(|entry| wanted(&entry.fact)).count();
        assert_eq!(told(|fact| matches!(fact, Fact::VotePaused { .. })), 1);
        assert_eq!(told(|fact| matches!(fact, Fact::VoteWentOn { .. })), 1);
        assert!(journal.iter().all(|entry| !format!("{:?}", entry.fact).contains("mem_")), "nobody is named");
        tx.verify_journal().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn with_silent_stewards_it_goes_on_by_itself() {
    on_both(|town| async move {
        let members = town.members(4).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        town.votes(&members[0], vote, Choice::For).await.unwrap();
        let closes = now(&town, vote).await.closes_at;
        reports(&town, &members[1], vote).await.unwrap();
        town.passes(LONGEST_PAUSE);
        town.app.deadlines().await.unwrap();
        let after = now(&town, vote).await;
        assert_eq!((after.is_paused(), after.closes_at), (false, closes.plus(LONGEST_PAUSE)));
        assert_eq!(after.state, VoteState::Open);
        assert!(refusal(reports(&town, &members[1], vote).await).contains("pressure.already-reported"));
        town.closes().await;
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.decision_of_vote(vote).await.unwrap().unwrap().decision.outcome, Outcome::Adopted);
    })
    .await;
}

#[tokio::test]
async fn of_thirty_reports_at_once_the_vote_is_paused_once() {
    on_both(|town| async move {
        let members = town.members(30).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let all = join_all(members.iter().map(|member| reports(&town, member, vote))).await;
        let taken = all.iter().filter(|report| report.is_ok()).count();
        for refused in all.into_iter().filter_map(Result::err) {
            assert!(refused.to_string().contains("busy"), "{refused}");
        }
        assert!(taken >= 4, "{taken}");
        assert!(now(&town, vote).await.is_paused());
        let tx = town.app.read().await.unwrap();
        let facts = tx.journal_after(0, None, 1_000).await.unwrap();
        let paused = facts.iter().filter(|entry| matches!(entry.fact, Fact::VotePaused { .. })).count();
        assert_eq!(paused, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_takes_the_report_along() {
    on_both(|town| async move {
        let members = town.members(30).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let leaver = &members[0];
        let origin = fresh();
        let Origin::Api(key) = &origin else { panic!("a key") };
        let command = ReportPressure { vote, confide: Confide::default() };
        town.app.report_pressure(leaver, &origin, &command).await.unwrap();
        let known = async || {
            let tx = town.app.read().await.unwrap();
            let reported = tx.reported_pressure(vote, leaver.as_member().unwrap().id).await.unwrap();
            (reported, tx.remembered(&leaver.name(), key).await.unwrap().is_some())
        };
        assert_eq!(known().await, (true, true));
        town.app.leave_roll(leaver, &fresh()).await.unwrap();
        assert_eq!(known().await, (false, false), "and what was remembered of the command");
    })
    .await;
}
