//! Delegation through the verbs: given, overridden, taken back, refused, and racing with the close.

use app::{Actor, AppError, Delegate, Delegated, WithdrawBallot};
use domain::{
    ballot::{Choice, Delivery},
    decision::{DecisionKind, Outcome, Subject},
    delegation::{Said, Scope},
    id::{MemberId, VoteId},
    moment::Span,
};
use futures_util::future::join_all;

use crate::town::{Town, WINDOW, fresh, on_both};

fn id(actor: &Actor) -> MemberId {
    actor.as_member().unwrap().id
}

async fn says(town: &Town, member: &Actor, scope: Scope, said: Said) -> Result<Delegated, AppError> {
    let command = Delegate { community: town.community, scope, said };
    town.app.delegate(member, &fresh(), command).await
}

async fn outcome(town: &Town, vote: VoteId) -> Outcome {
    town.closes().await;
    let tx = town.app.read().await.unwrap();
    tx.decision_of_vote(vote).await.unwrap().expect("it is decided").decision.outcome
}

/// Twelve members: eight let the first vote for them, who is for it; three are against it.
async fn eight_delegate(town: &Town) -> (Vec<Actor>, VoteId) {
    let members = town.members(12).await;
    let vote = town.opens(Subject::Charter(town.charter)).await;
    for member in &members[1..9] {
        says(town, member, Scope::Vote(vote), Said::To(id(&members[0]))).await.unwrap();
    }
    town.votes(&members[0], vote, Choice::For).await.unwrap();
    for member in &members[9..12] {
        town.votes(member, vote, Choice::Against).await.unwrap();
    }
    (members, vote)
}

#[tokio::test]
async fn a_delegate_votes_for_those_who_said_so() {
    on_both(|town| async move {
        let (members, vote) = eight_delegate(&town).await;
        let (loaded, first, second) = {
            let tx = town.app.read().await.unwrap();
            (tx.vote(vote).await.unwrap().unwrap(), id(&members[0]), id(&members[1]))
        };
        let of = |member| town.app.delegates(&loaded, member);
        assert_eq!((of(first).await.unwrap().delegators, of(first).await.unwrap().delegate), (8, None));
        assert_eq!(
            (of(second).await.unwrap().delegators, of(second).await.unwrap().delegate),
            (0, Some(first))
        );
        assert_eq!(outcome(&town, vote).await, Outcome::Adopted, "nine voices against three");
    })
    .await;
}

#[tokio::test]
async fn a_ballot_of_ones_own_goes_before_and_taking_it_back_restores() {
    on_both(|town| async move {
        let (members, vote) = eight_delegate(&town).await;
        for member in &members[1..9] {
            town.votes(member, vote, Choice::Against).await.unwrap();
        }
        let withdraw = WithdrawBallot { vote, delivery: Delivery::Here };
        town.app.withdraw_ballot(&members[1], &fresh(), withdraw).await.unwrap();
        // Two voices against ten.
        assert_eq!(outcome(&town, vote).await, Outcome::NotAdopted);
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_back_is_not_counted() {
    on_both(|town| async move {
        let (members, vote) = eight_delegate(&town).await;
        for member in &members[1..5] {
            town.passes(Span::seconds(1));
            says(&town, member, Scope::Vote(vote), Said::TakenBack).await.unwrap();
        }
        for member in &members[5..9] {
            town.passes(Span::seconds(1));
            says(&town, member, Scope::Vote(vote), Said::Nobody).await.unwrap();
        }
        assert_eq!(outcome(&town, vote).await, Outcome::NotAdopted, "one voice against three");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_delegated_is_refused() {
    on_both(|town| async move {
        let members = town.members(2).await;
        let stranger = town.stranger().await;
        let other = id(&stranger);
        let (all, to) = (Scope::All, Said::To(id(&members[1])));
        let refused =
            async |scope, said| says(&town, &members[0], scope, said).await.unwrap_err().to_string();
        assert!(refused(all, to).await.contains("charter.none-in-force"));
        town.adopts().await;
        town.passes(Span::seconds(1));
        assert!(refused(all, Said::To(other)).await.contains("not-found"));
        assert!(refused(all, Said::To(id(&members[0]))).await.contains("delegation.to-yourself"));
        assert!(
            refused(Scope::Kind(DecisionKind::Mandate), to).await.contains("delegation.not-taken"),
            "the town's charter takes none in votes of this kind"
        );
        let over = {
            let tx = town.app.read().await.unwrap();
            tx.votes_of(town.community).await.unwrap()[0].id
        };
        assert!(refused(Scope::Vote(over), to).await.contains("ballot.too-late"));
        let stranger = says(&town, &stranger, all, to).await.unwrap_err().to_string();
        assert!(stranger.contains("actor.not-a-member"));
        says(&town, &members[0], all, to).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn delegations_race_with_the_close() {
    on_both(|town| async move {
        let members = town.members(30).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        town.votes(&town.steward, vote, Choice::For).await.unwrap();
        let to = Said::To(id(&town.steward));
        let said = join_all(members.iter().map(|member| says(&town, member, Scope::Vote(vote), to)));
        let closings = async {
            tokio::task::yield_now().await;
            town.passes(WINDOW);
            join_all((0..10).map(|_| town.app.deadlines())).await
        };
        let (said, closings) = tokio::join!(said, closings);
        closings.into_iter().for_each(|closed| closed.unwrap());
        let taken = said.iter().filter(|said| said.is_ok()).count() as u64;
        for refused in said.iter().filter_map(|said| said.as_ref().err()) {
            assert!(refused.to_string().contains("ballot.too-late"), "{refused}");
        }
        let tx = town.app.read().await.unwrap();
        let recorded = tx.decision_of_vote(vote).await.unwrap().expect("closed");
        let cells = recorded.decision.published.cells;
        let shown = cells.iter().find(|cell| cell.choices == [Choice::For]).map(|cell| cell.count);
        assert!(
            shown.is_none_or(|voices| voices == taken + 1),
            "every delegation that was taken is counted, no other: {shown:?}, {taken}"
        );
    })
    .await;
}
