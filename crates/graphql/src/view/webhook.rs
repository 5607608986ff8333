//! Webhooks, shown to those who look after them.

use async_graphql::{Context, Enum, ID, Object};
use domain::{
    told::Topic,
    webhook::{Off, Webhook},
};

use super::CommunityView;
use crate::{
    fault::Result,
    loads::{app, get},
    scalar,
};

/// What a webhook can be told of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "WebhookTopic", remote = "Topic")]
pub(crate) enum TopicView {
    /// Decisions.
    Decision,
    /// Agreements that come about, or do not.
    Agreement,
    /// Whatever changes where an agreement stands.
    Status,
    /// An agreement that is suspended, or in force again.
    Suspension,
    /// A consent that is taken back, and what follows.
    Withdrawal,
    /// Keys of this instance.
    Key,
}

/// Why nothing is sent to a webhook.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "WebhookOff", remote = "Off")]
pub(crate) enum OffView {
    /// It was switched off.
    Asked,
    /// The other side said that nobody listens there (410).
    Gone,
    /// Nobody took anything for five days.
    Dead,
}

/// An address to which messages are sent as things happen.
pub(crate) struct WebhookView(pub Webhook);

#[Object(name = "Webhook")]
impl WebhookView {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// What its owner calls it.
    async fn name(&self) -> &str {
        &self.0.name
    }
    /// Where messages go.
    async fn address(&self) -> &str {
        &self.0.address
    }
    /// What it is told of.
    async fn topics(&self) -> Vec<TopicView> {
        self.0.topics.iter().map(|topic| (*topic).into()).collect()
    }
    /// Of which community; of all where it is null.
    async fn community(&self, ctx: &Context<'_>) -> Result<Option<CommunityView>> {
        match self.0.community {
            Some(id) => get(ctx, id).await.map(|community| Some(CommunityView(community))),
            None => Ok(None),
        }
    }
    /// Whether it is told of its requester's own matters alone.
    async fn own(&self) -> bool {
        self.0.own
    }
    /// Why nothing is sent; null while it is switched on.
    async fn off(&self) -> Option<OffView> {
        self.0.off.map(|(off, _)| off.into())
    }
    /// Since when nothing is sent.
    async fn off_since(&self) -> Option<scalar::DateTime> {
        self.0.off.as_ref().map(|(_, since)| scalar::DateTime::of(since))
    }
    /// The cursor up to which everything was taken, or was not for it.
    async fn cursor(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(app(ctx)?.cursor_of(self.0.taken))
    }
    /// How often the next message was tried in vain.
    async fn attempts(&self) -> u32 {
        self.0.attempts
    }
    /// Since when nothing is taken; null while all is well.
    async fn failing_since(&self) -> Option<scalar::DateTime> {
        self.0.failing_since.as_ref().map(scalar::DateTime::of)
    }
    /// Why the last attempt failed: `unreachable`, `refused`, `redirect`, `gone` or `address`.
    async fn fault(&self) -> Option<&str> {
        self.0.fault.as_deref()
    }
    /// Until when the secret before the present one signs too.
    async fn former_secret_until(&self) -> Option<scalar::DateTime> {
        self.0.former.as_ref().map(|(_, until)| scalar::DateTime::of(until))
    }
    /// When it was registered.
    async fn registered_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.registered_at)
    }
    /// When something was taken last.
    async fn last_taken_at(&self) -> Option<scalar::DateTime> {
        self.0.last_taken_at.as_ref().map(scalar::DateTime::of)
    }
}
