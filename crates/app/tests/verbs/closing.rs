//! The closing is a barrier: whatever races with it falls on one side for everybody.

use app::CastBallot;
use domain::{
    ballot::{Channel, Choice, Delivery},
    decision::{Outcome, Subject},
    effect::RoomRole,
    moment::Span,
    vote::VoteState,
};
use futures_util::future::join_all;

use crate::town::{WINDOW, on_both};

#[tokio::test]
async fn fifty_ballots_against_fifty_closings() {
    on_both(|town| async move {
        let members = town.members(50).await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        // By Matrix, sent in time: as long as the vote is not closed they may be taken, and then not any more.
        let sent = town.app.now();
        town.passes(WINDOW);
        let origin = |n: usize| {
            app::Origin::Event(domain::effect::EventRef { room: "!box".into(), event: format!("${n}") })
        };
        let origins: Vec<_> = (0..50).map(origin).collect();
        let command = CastBallot {
            vote,
            answer: Choice::For.into(),
            channel: Channel::Room,
            delivery: Delivery::CaughtUp(sent),
        };
        let ballots = join_all(
            members
                .iter()
                .zip(&origins)
                .map(|(member, origin)| town.app.cast_ballot(member, origin, command.clone())),
        );
        let closings = join_all((0..50).map(|_| town.app.deadlines()));
        let (ballots, closings) = tokio::join!(ballots, closings);
        for closed in closings {
            closed.unwrap();
        }
        let taken = ballots.iter().filter(|cast| cast.is_ok()).count();
        for refused in ballots.iter().filter_map(|cast| cast.as_ref().err()) {
            assert!(refused.to_string().contains("vote.over"), "{refused}");
        }
        let tx = town.app.read().await.unwrap();
        assert_eq!(
            tx.ballots(vote).await.unwrap().len(),
            taken,
            "every ballot that was taken is in the count, no other"
        );
        let recorded = tx.decision_of_vote(vote).await.unwrap().expect("closed once");
        assert_eq!(tx.decisions(None, None, 10).await.unwrap().len(), 1);
        assert_eq!(recorded.decision.published.electorate, 51);
        let counted: u64 = recorded
            .decision
            .published
            .cells
            .iter()
            .filter(|cell| cell.choices == [Choice::For])
            .map(|cell| cell.count)
            .sum();
        assert!(
            counted == taken as u64
                || recorded.decision.published.cells.iter().all(|cell| cell.choices != [Choice::For])
        );
    })
    .await;
}

#[tokio::test]
async fn the_api_takes_nothing_from_the_last_moment_on() {
    on_both(|town| async move {
        let vote = town.opens(Subject::Charter(town.charter)).await;
        town.passes(Span::seconds(WINDOW.as_seconds() - 1));
        town.votes(&town.steward, vote, Choice::For).await.unwrap();
        town.passes(Span::seconds(1));
        let refused = town.votes(&town.steward, vote, Choice::Against).await.unwrap_err();
        assert!(refused.to_string().contains("ballot.too-late"), "{refused}");
        town.app.deadlines().await.unwrap();
        let refused = town.votes(&town.steward, vote, Choice::Against).await.unwrap_err();
        assert!(refused.to_string().contains("vote.over"), "{refused}");
        let tx = town.app.read().await.unwrap();
        assert_eq!(tx.decision_of_vote(vote).await.unwrap().unwrap().decision.outcome, Outcome::Adopted);
    })
    .await;
}

#[tokio::test]
async fn a_count_held_back_for_a_day_is_void_and_put_again() {
    on_both(|town| async move {
        town.app.room_made(town.community, RoomRole::BallotBox, "!box").await.unwrap();
        let vote = town.opens(Subject::Charter(town.charter)).await;
        town.votes(&town.steward, vote, Choice::For).await.unwrap();
        town.closes().await;
        let state = async |id| town.app.read().await.unwrap().vote(id).await.unwrap().unwrap().state;
        assert_eq!(state(vote).await, VoteState::Closing, "the bot has not gathered yet");
        town.passes(Span::days(1));
        town.app.deadlines().await.unwrap();
        assert!(matches!(state(vote).await, VoteState::Void { .. }));
        let again =
            town.app.read().await.unwrap().vote_on(Subject::Charter(town.charter)).await.unwrap().unwrap();
        assert_eq!((again.reopens, again.state), (Some(vote), VoteState::Open));
        assert!(town.app.read().await.unwrap().ballots(again.id).await.unwrap().is_empty());
        town.votes(&town.steward, again.id, Choice::For).await.unwrap();
        town.passes(WINDOW);
        town.app.deadlines().await.unwrap();
        town.app.count(again.id).await.unwrap();
        let first = town.app.count(again.id).await.unwrap();
        assert_eq!(town.app.count(again.id).await.unwrap(), first, "counted once");
    })
    .await;
}
