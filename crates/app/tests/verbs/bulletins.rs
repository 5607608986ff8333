//! What is shown of the turnout moves with the clock, never with a ballot, and the end is laid beside it.

use app::{FoundCommunity, WithdrawBallot};
use domain::{
    ballot::{Choice, Delivery},
    decision::Subject,
    id::VoteId,
    moment::Span,
};

use crate::town::{Town, founding, fresh, on_both};

const HOUR: Span = Span::seconds(3_600);

/// A town whose votes are open for a day.
async fn slow(town: &Town) -> Town {
    let mut founding: FoundCommunity = founding("slow-town");
    for rule in &mut founding.rules {
        rule.window = "P1D".to_owned();
    }
    town.beside(&founding).await
}

async fn shown(town: &Town, vote: VoteId) -> u64 {
    town.app.deadlines().await.unwrap();
    town.app.read().await.unwrap().vote(vote).await.unwrap().unwrap().bulletin.at_least
}

#[tokio::test]
async fn turnout_is_shown_by_the_clock_and_never_falls() {
    on_both(|town| async move {
        let town = slow(&town).await;
        let members = town.members(29).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        for member in &members[..26] {
            town.votes(member, vote, Choice::For).await.unwrap();
        }
        assert_eq!(shown(&town, vote).await, 0, "no ballot moves it");
        town.passes(HOUR);
        assert_eq!(shown(&town, vote).await, 15, "the clock does; ten and more stand unseen");
        for member in &members[..12] {
            let withdraw = WithdrawBallot { vote, delivery: Delivery::Here };
            town.app.withdraw_ballot(member, &fresh(), withdraw).await.unwrap();
        }
        town.passes(HOUR);
        assert_eq!(shown(&town, vote).await, 15, "taken back, they are not seen to be");
        for member in &members[..3] {
            town.votes(member, vote, Choice::Against).await.unwrap();
        }
        town.passes(Span::days(1));
        town.app.deadlines().await.unwrap();
        // 14 for it, 3 against: 17 took part, which the bulletin of 15 is too near to.
        let tx = town.app.read().await.unwrap();
        let published = tx.decision_of_vote(vote).await.unwrap().unwrap().decision.published;
        let counts: Vec<u64> = published.cells.iter().map(|cell| cell.count).collect();
        assert_eq!(counts, [14, 16]);
        assert!(published.cells[1].did_not_vote && published.cells[1].choices.len() == 2);
        let vote = tx.vote(vote).await.unwrap().unwrap();
        assert_eq!(vote.bulletin.at_least, 15, "closed, it stays");
    })
    .await;
}
