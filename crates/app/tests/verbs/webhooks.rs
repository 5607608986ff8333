//! Webhooks: what is sent is made of the journal alone, in its order, and nothing is passed over.

use app::{Actor, App, AppError, Message, Next, ReplayWebhook, SwitchWebhook};
use domain::{
    id::WebhookId,
    moment::Span,
    told::Topic,
    webhook::{GIVEN_UP, WebhookDraft},
};
use evidence::{keys::SigningKey, seal::Sealer};
use serde_json::Value;
use storage::Holder;

use crate::town::{Town, fresh, on_both};

fn draft(own: bool) -> WebhookDraft {
    WebhookDraft {
        name: "Ours".into(),
        address: "https://hooks.example/in".into(),
        topics: Topic::ALL.into(),
        community: None,
        own,
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, AppError>) -> String {
    match result.unwrap_err() {
        AppError::Refused(refused) => refused.all()[0].reason.code().to_owned(),
        other => unreachable!("{other}"),
    }
}

async fn registers(town: &Town, actor: &Actor, own: bool) -> (WebhookId, String) {
    let made = town.app.register_webhook(actor, &fresh(), &draft(own)).await.unwrap();
    (made.id, made.secret.unwrap())
}

/// What is sent to it until there is nothing more: all of it taken.
async fn takes(app: &App, id: WebhookId) -> Vec<Message> {
    let (mut taken, mut looked) = (Vec::new(), 0);
    loop {
        match app.next_for_webhook(id, looked).await.unwrap() {
            Next::Message(message) => {
                app.taken_by_webhook(id, &message).await.unwrap();
                taken.push(*message);
            }
            Next::Nothing(further) if further > looked => looked = further,
            Next::Nothing(_) | Next::Off => return taken,
        }
    }
}

fn body(message: &Message) -> Value {
    serde_json::from_slice(&message.body).unwrap()
}

fn kinds(messages: &[Message]) -> Vec<String> {
    messages.iter().map(|message| body(message)["type"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_same_bytes_come_again_from_a_cursor() {
    on_both(|town| async move {
        let (contact, requester) = town.requester().await;
        let (all, secret) = registers(&town, &contact, false).await;
        let (own, _) = registers(&town, &contact, true).await;
        assert!(secret.starts_with("whsec_"));
        town.adopts().await;
        town.advocate().await;
        town.app.test_webhook(&contact, &fresh(), &all).await.unwrap();
        let first = takes(&town.app, all).await;
        assert_eq!(kinds(&first), ["decision.made", "decision.made", "webhook.test"]);
        assert!(takes(&town.app, own).await.is_empty(), "neither is its matter, nor the other's test");
        assert!(takes(&town.app, all).await.is_empty());
        let again = ReplayWebhook {
            webhook: all,
            from: body(&first[0])["data"]["cursor"].as_str().unwrap().to_owned(),
        };
        town.passes(Span::seconds(60));
        town.app.replay_webhook(&contact, &fresh(), &again).await.unwrap();
        let second = takes(&town.app, all).await;
        let same = |message: &Message| (message.id.clone(), message.body.clone());
        assert_eq!(
            second.iter().map(same).collect::<Vec<_>>(),
            first[1..].iter().map(same).collect::<Vec<_>>()
        );
        assert_ne!(second[0].signature, first[1].signature, "the attempt's own second is signed");
        let again = ReplayWebhook { from: "start".into(), ..again };
        town.app.replay_webhook(&contact, &fresh(), &again).await.unwrap();
        assert_eq!(
            takes(&town.app, all).await.iter().map(same).collect::<Vec<_>>(),
            first.iter().map(same).collect::<Vec<_>>()
        );
        let wrong = ReplayWebhook { from: "j1".into(), ..again };
        assert_eq!(code(town.app.replay_webhook(&contact, &fresh(), &wrong).await), "input.malformed");
        // No words, and nothing that is secret, is told or kept in clear.
        let kept = town.app.read().await.unwrap().webhooks_of(requester).await.unwrap();
        assert!(
            !kept[0].secret.windows(8).any(|part| secret.as_bytes().windows(8).any(|bytes| bytes == part))
        );
        let rotated = town.app.rotate_webhook(&contact, &fresh(), &all).await.unwrap();
        assert_ne!(rotated.secret.unwrap(), secret);
        town.app.test_webhook(&contact, &fresh(), &all).await.unwrap();
        assert_eq!(takes(&town.app, all).await[0].signature.split(' ').count(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_taken_is_sent_again_and_whoever_is_gone_is_given_up() {
    on_both(|town| async move {
        let (contact, _) = town.requester().await;
        let (id, _) = registers(&town, &contact, false).await;
        town.adopts().await;
        let Next::Message(message) = town.app.next_for_webhook(id, 0).await.unwrap() else { unreachable!() };
        town.app.not_taken_by_webhook(id, &message, "refused", false).await.unwrap();
        assert!(matches!(town.app.next_for_webhook(id, 0).await.unwrap(), Next::Off), "it waits");
        town.passes(Span::seconds(5));
        let Next::Message(again) = town.app.next_for_webhook(id, 0).await.unwrap() else { unreachable!() };
        assert_eq!((&again.id, &again.body), (&message.id, &message.body));
        town.passes(GIVEN_UP);
        town.app.not_taken_by_webhook(id, &again, "unreachable", false).await.unwrap();
        assert!(town.app.webhooks_due().await.unwrap().is_empty(), "given up");
        let on = SwitchWebhook { webhook: id, on: true };
        town.app.switch_webhook(&contact, &fresh(), &on).await.unwrap();
        let Next::Message(last) = town.app.next_for_webhook(id, 0).await.unwrap() else { unreachable!() };
        assert_eq!(last.id, message.id, "nothing was passed over");
        town.app.not_taken_by_webhook(id, &last, "gone", true).await.unwrap();
        assert!(matches!(town.app.next_for_webhook(id, 0).await.unwrap(), Next::Off));
    })
    .await;
}

#[tokio::test]
async fn each_looks_after_their_own() {
    on_both(|town| async move {
        let (contact, requester) = town.requester().await;
        let token = town.app.issue_token(Holder::DataHolder(requester), None).await.unwrap();
        let holder = town.app.actor(&token).await.unwrap();
        let (stranger, _) = town.other_requester("institute").await;
        let (ours, _) = registers(&town, &contact, true).await;
        let (theirs, _) = registers(&town, &holder, true).await;
        assert_eq!(town.app.webhooks(&contact).await.unwrap().len(), 2);
        let seen = town.app.webhooks(&holder).await.unwrap();
        assert_eq!(seen.iter().map(|webhook| webhook.id).collect::<Vec<_>>(), [theirs]);
        assert!(town.app.webhooks(&stranger).await.unwrap().is_empty());
        for (actor, id) in [(&holder, ours), (&stranger, ours), (&stranger, theirs)] {
            assert_eq!(code(town.app.rotate_webhook(actor, &fresh(), &id).await), "not-found");
            town.app.remove_webhook(actor, &fresh(), &id).await.unwrap();
        }
        assert_eq!(town.app.webhooks(&contact).await.unwrap().len(), 2, "nobody removed another's");
        for actor in [&town.steward, &Actor::Public] {
            assert!(
                code(town.app.register_webhook(actor, &fresh(), &draft(true)).await).starts_with("actor.")
            );
        }
        town.app.remove_webhook(&contact, &fresh(), &theirs).await.unwrap();
        town.app.remove_webhook(&contact, &fresh(), &theirs).await.unwrap();
        assert!(town.app.webhooks(&holder).await.unwrap().is_empty());
        assert!(matches!(town.app.next_for_webhook(theirs, 0).await.unwrap(), Next::Off));
    })
    .await;
}

/// Two servers on one database: the second one has the same key, or does not start.
#[tokio::test]
async fn servers_of_one_database_share_the_sealing_key() {
    on_both(|town| async move {
        let sealer = |seed| Sealer::of(&SigningKey::from_seed(&[seed; 32]));
        let [first, same, other] = [1, 1, 2].map(|seed| town.app.clone().sealing(sealer(seed)));
        let (ours, theirs) = tokio::join!(first.check_sealing(), same.check_sealing());
        assert!(ours.is_ok() && theirs.is_ok(), "{ours:?} {theirs:?}");
        for _ in 0..2 {
            assert!(matches!(other.check_sealing().await, Err(AppError::OtherSealingKey)));
            same.check_sealing().await.unwrap();
        }
        assert!(other.place(&first.cursor_of(7)).is_err(), "what it would have come to");
        assert_eq!(same.place(&first.cursor_of(7)), Ok(7));
    })
    .await;
}
