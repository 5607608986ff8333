//! A command that comes twice is carried out once.

use app::{Actor, AdmitMember, Invite, Origin};
use domain::decision::Subject;
use futures_util::future::join_all;

use crate::town::{fresh, on_both};

#[tokio::test]
async fn a_repeated_key_gets_the_same_answer_and_no_second_secret() {
    on_both(|town| async move {
        let key = Origin::Api("once".into());
        let command = Invite { community: town.community };
        let first = town.app.invite(&town.steward, &key, &command).await.unwrap();
        let again = town.app.invite(&town.steward, &key, &command).await.unwrap();
        assert_eq!((first.expires_at, again.code), (again.expires_at, None));
        let refused = town.app.link_code(&town.steward, &key).await.unwrap_err();
        assert!(refused.to_string().contains("idempotency.key-reused"), "{refused}");
        let member = town.member().await;
        let refused = town.app.invite(&member, &fresh(), &command).await.unwrap_err();
        assert!(refused.to_string().contains("actor.not-a-steward"), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_admits_one() {
    on_both(|town| async move {
        let invited =
            town.app.invite(&town.steward, &fresh(), &Invite { community: town.community }).await.unwrap();
        let command = AdmitMember { invitation: invited.code.unwrap(), language: None, account: None };
        let origins: Vec<_> = (0..8).map(|_| fresh()).collect();
        let raced = join_all(origins.iter().map(|origin| town.app.admit_member(origin, &command))).await;
        assert_eq!(raced.iter().filter(|admitted| admitted.is_ok()).count(), 1, "{raced:?}");
        assert_eq!(town.app.read().await.unwrap().roll_size(town.community).await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_charter_is_voted_on_once_at_a_time() {
    on_both(|town| async move {
        town.opens(Subject::Charter(town.charter)).await;
        let command = app::OpenVote { subject: Subject::Charter(town.charter) };
        let refused = town.app.open_vote(&town.steward, &fresh(), &command).await.unwrap_err();
        assert!(refused.to_string().contains("vote.already-open"), "{refused}");
        assert!(
            town.app.actor("oat_nonsense").await.unwrap_err().to_string().contains("actor.sign-in-needed")
        );
        let refused = town.app.open_vote(&Actor::Public, &fresh(), &command).await.unwrap_err();
        assert!(refused.to_string().contains("actor.sign-in-needed"), "{refused}");
    })
    .await;
}
