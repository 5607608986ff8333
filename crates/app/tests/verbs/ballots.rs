//! One member, one ballot, whatever the channel and whoever races.

use app::{CastBallot, Origin, WithdrawBallot};
use domain::{
    ballot::{Channel, Choice, Delivery},
    decision::Subject,
    effect::EventRef,
};
use futures_util::future::join_all;

use crate::town::{fresh, on_both};

fn event(n: usize) -> Origin {
    Origin::Event(EventRef { room: "!box".into(), event: format!("${n}") })
}

#[tokio::test]
async fn the_last_ballot_stands_by_whichever_channel() {
    on_both(|town| async move {
        let member = town.member().await;
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let by = |channel, choice: Choice| CastBallot {
            vote,
            answer: choice.into(),
            channel,
            delivery: if channel == Channel::Api { Delivery::Here } else { Delivery::Live(town.app.now()) },
        };
        let acts = [
            (event(1), by(Channel::Room, Choice::For), 1),
            (fresh(), by(Channel::Api, Choice::Against), 2),
            (event(2), by(Channel::DirectChat, Choice::Abstain), 3),
        ];
        for (origin, command, sequence) in acts {
            assert_eq!(town.app.cast_ballot(&member, &origin, command).await.unwrap().sequence, sequence);
        }
        let tx = town.app.read().await.unwrap();
        let ballots = tx.ballots(vote).await.unwrap();
        assert_eq!(ballots.len(), 1);
        assert_eq!((&ballots[0].answer, ballots[0].sequence), (&Choice::Abstain.into(), 3));
        drop(tx);
        let refused = town.votes(&member, vote, Choice::Consent).await.unwrap_err();
        assert!(refused.to_string().contains("ballot.no-such-choice"), "{refused}");
        assert_eq!(
            town.app.read().await.unwrap().ballots(vote).await.unwrap().len(),
            1,
            "an invalid ballot erases nothing"
        );
        let withdraw = WithdrawBallot { vote, delivery: Delivery::Here };
        town.app.withdraw_ballot(&member, &fresh(), withdraw).await.unwrap();
        assert!(town.app.read().await.unwrap().ballots(vote).await.unwrap().is_empty());
        let refused = town.app.withdraw_ballot(&member, &fresh(), withdraw).await.unwrap_err();
        assert!(refused.to_string().contains("ballot.none-to-withdraw"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn who_joins_after_the_opening_does_not_vote() {
    on_both(|town| async move {
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let late = town.member().await;
        let refused = town.votes(&late, vote, Choice::For).await.unwrap_err();
        assert!(refused.to_string().contains("ballot.not-on-the-roll"), "{refused}");
        let refused = town.votes(&app::Actor::Public, vote, Choice::For).await.unwrap_err();
        assert!(refused.to_string().contains("actor.sign-in-needed"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn the_same_event_twice_is_one_ballot() {
    on_both(|town| async move {
        let vote = town.opens(Subject::Charter(town.charter)).await;
        let command = CastBallot {
            vote,
            answer: Choice::For.into(),
            channel: Channel::Room,
            delivery: Delivery::Live(town.app.now()),
        };
        let origin = event(1);
        let raced =
            join_all((0..10).map(|_| town.app.cast_ballot(&town.steward, &origin, command.clone()))).await;
        assert_eq!(raced.iter().filter(|cast| cast.is_ok()).count(), 1);
        assert!(
            raced
                .iter()
                .filter_map(|cast| cast.as_ref().err())
                .all(|error| matches!(error, app::AppError::Repeated)),
            "{raced:?}"
        );
        let ballots = town.app.read().await.unwrap().ballots(vote).await.unwrap();
        assert_eq!((ballots.len(), ballots[0].sequence), (1, 1));
    })
    .await;
}
