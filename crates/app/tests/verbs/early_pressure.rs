//! Pressure before a vote through the verbs: reported, an opening held back, and freed.

use app::{Actor, AppError, Confide, LetVoteOpen, OpenVote, ReportEarly};
use domain::{decision::Subject, id::ProposalId, opening::Opening, vote::LONGEST_PAUSE};
use futures_util::future::join_all;

use crate::{
    deliberation::Table,
    town::{DELIBERATION, Town, fresh, on_both},
};

async fn reports(town: &Town, who: &Actor, proposal: ProposalId) -> Result<(), AppError> {
    let command = ReportEarly { proposal, confide: Confide::default() };
    town.app.report_early(who, &fresh(), &command).await.map(drop)
}

async fn frees(town: &Town, who: &Actor, proposal: ProposalId, said: &str) -> Result<bool, AppError> {
    let reason = if said.is_empty() { Vec::new() } else { vec![("en".to_owned(), said.to_owned())] };
    town.app.let_vote_open(who, &fresh(), &LetVoteOpen { proposal, reason }).await.map(|done| done.freed)
}

async fn opening(town: &Town, proposal: ProposalId) -> Opening {
    town.app.read().await.unwrap().opening(proposal).await.unwrap()
}

async fn stage(town: &Town, proposal: ProposalId) -> &'static str {
    town.app.read().await.unwrap().proposal(proposal).await.unwrap().unwrap().stage.word()
}

/// How many entries the journal has.
async fn recorded(town: &Town) -> usize {
    town.app.read().await.unwrap().journal_after(0, None, 1_000).await.unwrap().len()
}

fn refusal<T: std::fmt::Debug>(done: Result<T, AppError>) -> String {
    done.unwrap_err().to_string()
}

#[tokio::test]
async fn a_vote_does_not_open_under_pressure_until_two_stewards_have_acted() {
    on_both(|town| async move {
        let members = town.members(18).await;
        let second = town.second_steward().await;
        let Table { contact, advocate, proposal } = Table::laid(&town).await;
        let stranger = town.stranger().await;
        let before = recorded(&town).await;
        // Twenty on the roll: a tenth is two.
        reports(&town, &members[0], proposal).await.unwrap();
        assert!(refusal(reports(&town, &members[0], proposal).await).contains("pressure.already-reported"));
        for other in [&contact, &advocate, &stranger] {
            assert!(refusal(reports(&town, other, proposal).await).contains("actor.not-a-member"));
        }
        assert!(refusal(frees(&town, &town.steward, proposal, "Why?").await).contains("vote.not-held-back"));
        reports(&town, &members[1], proposal).await.unwrap();
        assert!(opening(&town, proposal).await.held.is_some());
        assert_eq!(recorded(&town).await, before, "nothing of it is in the journal");

        town.passes(DELIBERATION);
        town.app.deadlines().await.unwrap();
        assert_eq!(stage(&town, proposal).await, "tabled");
        let open = OpenVote { subject: Subject::Proposal(proposal) };
        let held = refusal(town.app.open_vote(&town.steward, &fresh(), &open).await);
        assert!(held.contains("vote.held-for-pressure"), "{held}");

        assert!(refusal(frees(&town, &members[0], proposal, "Me").await).contains("actor.not-a-steward"));
        let before = recorded(&town).await;
        assert!(!frees(&town, &town.steward, proposal, "We spoke with them.").await.unwrap());
        assert!(frees(&town, &second, proposal, "").await.unwrap());
        assert_eq!(recorded(&town).await, before, "nothing of it is in the journal");
        town.app.deadlines().await.unwrap();
        assert_eq!(stage(&town, proposal).await, "voting");
        // Nothing is kept once the vote is open.
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.opening(proposal).await.unwrap(), Opening::untroubled(proposal));
        assert!(!tx.reported_early(proposal, members[0].as_member().unwrap().id).await.unwrap());
        drop(tx);
        assert!(refusal(reports(&town, &members[2], proposal).await).contains("proposal.wrong-stage"));
    })
    .await;
}

#[tokio::test]
async fn silence_ends_it_and_reports_at_once_hold_it_once() {
    on_both(|town| async move {
        let members = town.members(9).await;
        let Table { proposal, .. } = Table::laid(&town).await;
        let all = join_all(members[..4].iter().map(|who| reports(&town, who, proposal))).await;
        assert!(all.into_iter().all(|done| done.is_ok()));
        assert_eq!(opening(&town, proposal).await.round, 1);
        town.passes(DELIBERATION);
        town.app.deadlines().await.unwrap();
        assert_eq!(stage(&town, proposal).await, "tabled");
        town.passes(LONGEST_PAUSE);
        town.app.deadlines().await.unwrap();
        assert_eq!(stage(&town, proposal).await, "voting");
    })
    .await;
}

#[tokio::test]
async fn whom_one_confides_in_are_two_other_stewards_and_leaving_erases_the_report() {
    on_both(|town| async move {
        let members = town.members(30).await;
        let second = town.second_steward().await;
        let Table { proposal, .. } = Table::laid(&town).await;
        let id = |who: &Actor| who.as_member().unwrap().id.to_string();
        let (first, second) = (id(&town.steward), id(&second));
        let confides = async |to: &[&String], named| {
            let to = to.iter().map(|name| (*name).clone()).collect();
            let command = ReportEarly { proposal, confide: Confide { to, named } };
            town.app.report_early(&members[0], &fresh(), &command).await.map(drop)
        };
        let other = id(&members[1]);
        for to in
            [&[&first][..], &[&first, &first], &[&first, &other], &[&first, &"@noor:example.org".into()]]
        {
            let found = refusal(confides(to, false).await);
            assert!(found.contains("pressure.not-two-stewards"), "{to:?}: {found}");
        }
        // Nobody of the town has a Matrix account.
        let found = refusal(confides(&[&first, &second], true).await);
        assert!(found.contains("pressure.steward-not-reached"), "{found}");
        let who = members[0].as_member().unwrap().id;
        let known = async || {
            let tx = town.app.read().await.unwrap();
            let opening = tx.opening(proposal).await.unwrap();
            let counted = tx.early_reports(town.community, &opening).await.unwrap();
            (tx.reported_early(proposal, who).await.unwrap(), counted)
        };
        assert_eq!(known().await, (false, 0), "what is refused reports nothing");
        reports(&town, &members[0], proposal).await.unwrap();
        assert_eq!(known().await, (true, 1));
        town.app.leave_roll(&members[0], &fresh()).await.unwrap();
        assert_eq!(known().await, (false, 0));
    })
    .await;
}
