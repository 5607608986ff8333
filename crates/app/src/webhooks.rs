//! A requester's administrators, and whoever holds its data, say where messages are sent as things happen.

use std::fmt::Debug;

use domain::{
    id::{RequesterId, WebhookId},
    party::Role,
    refusal::Reason,
    step::Step,
    webhook::{Registrar, Webhook, WebhookDraft},
};
use evidence::{seal::NONCE, webhook};
use serde::{Deserialize, Serialize};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, Work, fresh},
    contacts::administered,
    error::missing,
};

/// A webhook that has a new secret.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WebhookSecret {
    /// Its id.
    pub id: WebhookId,
    /// The secret; shown once, not in a repetition.
    #[serde(skip)]
    pub secret: Option<String>,
}

/// Has a webhook read again.
#[derive(Clone, Debug)]
pub struct ReplayWebhook {
    /// Which.
    pub webhook: WebhookId,
    /// A cursor: everything after it is sent again.
    pub from: String,
}

/// Switches a webhook on or off.
#[derive(Clone, Copy, Debug)]
pub struct SwitchWebhook {
    /// Which.
    pub webhook: WebhookId,
    /// Whether messages are sent.
    pub on: bool,
}

impl App {
    /// Registers a webhook.
    pub async fn register_webhook(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &WebhookDraft,
    ) -> Result<WebhookSecret, AppError> {
        self.settle(|| async {
            let begun: Begun<WebhookSecret> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let (requester, by) = registrar(&work.tx, actor).await?;
            if let Some(community) = command.community {
                work.tx.community(community).await?.ok_or_else(|| missing("community"))?;
            }
            let others = work.tx.webhooks_of(requester).await?.len();
            let id = self.chance.id(work.now)?;
            let (secret, sealed) = self.fresh_secret(id)?;
            let head = work.tx.journal_head().await?;
            let limits = (self.reach, others);
            let step = Webhook::register((id, requester, by), command, limits, sealed, (head, work.now))?;
            work.tx.save(step).await?;
            work.done(WebhookSecret { id, secret: Some(secret) }).await
        })
        .await
    }

    /// Gives a webhook another secret; the one before goes on to sign for a day.
    pub async fn rotate_webhook(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &WebhookId,
    ) -> Result<WebhookSecret, AppError> {
        self.settle(|| async {
            let begun: Begun<WebhookSecret> = self.begin(actor, origin, &("rotate", command)).await?;
            let mut work = fresh!(begun);
            let webhook = own(&work.tx, actor, *command).await?;
            let (secret, sealed) = self.fresh_secret(*command)?;
            work.tx.save(webhook.rotate(sealed, work.now)).await?;
            work.done(WebhookSecret { id: *command, secret: Some(secret) }).await
        })
        .await
    }

    /// Switches a webhook off or, with everything that it missed still before it, on again. Once more changes nothing.
    pub async fn switch_webhook(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &SwitchWebhook,
    ) -> Result<WebhookId, AppError> {
        let switch = |webhook: Webhook, work: &Work, _| Ok(webhook.switch(command.on, work.now));
        self.move_webhook((actor, origin), command, command.webhook, switch).await
    }

    /// Has everything after a cursor sent again: the same bytes under the same ids.
    pub async fn replay_webhook(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &ReplayWebhook,
    ) -> Result<WebhookId, AppError> {
        let place = self.place(&command.from)?;
        let replay = |webhook: Webhook, work: &Work, head| webhook.replay(place, head, work.now).map(Some);
        self.move_webhook((actor, origin), command, command.webhook, replay).await
    }

    /// Has a message sent that says nothing, in its turn.
    pub async fn test_webhook(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &WebhookId,
    ) -> Result<WebhookId, AppError> {
        let test = |webhook: Webhook, work: &Work, _| Ok(Some(webhook.test(work.now)));
        self.move_webhook((actor, origin), &("test", command), *command, test).await
    }

    async fn move_webhook(
        &self,
        (actor, origin): (&Actor, &Origin),
        command: &(impl Debug + Sync),
        id: WebhookId,
        change: impl Fn(Webhook, &Work, i64) -> Result<Option<Step<Webhook>>, Reason> + Sync,
    ) -> Result<WebhookId, AppError> {
        self.settle(|| async {
            let begun: Begun<WebhookId> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let webhook = own(&work.tx, actor, id).await?;
            let head = work.tx.journal_head().await?;
            if let Some(step) = change(webhook, &work, head)? {
                work.tx.save(step).await?;
            }
            work.done(id).await
        })
        .await
    }

    /// Removes a webhook, its address and its secret.
    pub async fn remove_webhook(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &WebhookId,
    ) -> Result<WebhookId, AppError> {
        self.settle(|| async {
            let begun: Begun<WebhookId> = self.begin(actor, origin, &("remove", command)).await?;
            let mut work = fresh!(begun);
            // One that is gone already is what was wanted.
            if let Some(webhook) = theirs(&work.tx, actor, *command).await? {
                work.tx.remove_webhook(*command).await?;
                work.tx.save(Step::to(()).fact(webhook.removed())).await?;
            }
            work.done(*command).await
        })
        .await
    }

    /// The webhooks that the actor looks after, the oldest first.
    pub async fn webhooks(&self, actor: &Actor) -> Result<Vec<Webhook>, AppError> {
        let (requester, by) = actor.as_registrar()?;
        let mut all = self.read().await?.webhooks_of(requester).await?;
        all.retain(|webhook| by == Registrar::Administrator || webhook.by == by);
        Ok(all)
    }

    /// A fresh secret as it is shown, and sealed for its webhook.
    fn fresh_secret(&self, id: WebhookId) -> Result<(String, Vec<u8>), AppError> {
        let secret = self.chance.bytes::<{ webhook::SECRET }>()?;
        let nonce = self.chance.bytes::<NONCE>()?;
        let sealed = self.sealer.seal(nonce, &id.to_string(), &secret);
        let sealed = sealed.ok_or(AppError::Document { what: "a sealed secret" })?;
        Ok((webhook::secret_text(&secret), sealed))
    }
}

impl Actor {
    /// Somebody who may have messages sent for a requester.
    pub(crate) fn as_registrar(&self) -> Result<(RequesterId, Registrar), Reason> {
        match self {
            Self::DataHolder(requester, ..) => Ok((*requester, Registrar::DataHolder)),
            _ => Ok((self.as_requester(Role::Administrator)?, Registrar::Administrator)),
        }
    }
}

/// The same, with the requester held: its webhooks are counted.
async fn registrar(tx: &Tx, actor: &Actor) -> Result<(RequesterId, Registrar), AppError> {
    let (requester, by) = actor.as_registrar()?;
    match by {
        Registrar::Administrator => drop(administered(tx, actor).await?),
        Registrar::DataHolder => {
            drop(tx.own_requester(requester).await?.ok_or_else(|| missing("requester"))?)
        }
    }
    Ok((requester, by))
}

/// A webhook that the actor looks after, to be moved on.
async fn own(tx: &Tx, actor: &Actor, id: WebhookId) -> Result<Webhook, AppError> {
    Ok(theirs(tx, actor, id).await?.ok_or_else(|| missing("webhook"))?)
}

/// The same, where there is one.
async fn theirs(tx: &Tx, actor: &Actor, id: WebhookId) -> Result<Option<Webhook>, AppError> {
    let (requester, by) = registrar(tx, actor).await?;
    let found = tx.own_webhook(id).await?.filter(|found| found.requester == requester);
    Ok(found.filter(|found| by == Registrar::Administrator || found.by == by))
}
