//! Webhooks of a requester and of whoever holds its data.

use app::{ReplayWebhook, SwitchWebhook};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::{id::WebhookId, webhook::WebhookDraft};

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::{Fault, Result},
    loads::app,
    read,
    view::{RefusalView, TopicView, WebhookView},
};

/// A webhook.
#[derive(Debug, InputObject)]
pub(crate) struct RegisterWebhookInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// What you call it, to tell yours apart.
    name: String,
    /// Where messages go: an https address of the public internet.
    address: String,
    /// What it is told of.
    topics: Vec<TopicView>,
    /// Of which community; of all where it is not said.
    community: Option<ID>,
    /// Whether it is told of your own matters alone, or of everybody's that are public.
    #[graphql(default = true)]
    own: bool,
}

/// Which webhook.
#[derive(Debug, InputObject)]
pub(crate) struct RotateWebhookInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The webhook's id.
    webhook: ID,
}

/// Which webhook, and how.
#[derive(Debug, InputObject)]
pub(crate) struct SwitchWebhookInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The webhook's id.
    webhook: ID,
    /// Whether messages are sent.
    on: bool,
}

/// Which webhook, and from where.
#[derive(Debug, InputObject)]
pub(crate) struct ReplayWebhookInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The webhook's id.
    webhook: ID,
    /// The cursor of a message: everything after it is sent again. `start` stands before the first.
    from: String,
}

/// Which webhook.
#[derive(Debug, InputObject)]
pub(crate) struct TestWebhookInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The webhook's id.
    webhook: ID,
}

/// Which webhook.
#[derive(Debug, InputObject)]
pub(crate) struct RemoveWebhookInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The webhook's id.
    webhook: ID,
}

/// A webhook.
#[derive(Default, SimpleObject)]
pub(crate) struct WebhookPayload {
    /// The webhook as it is now; null where it was removed.
    webhook: Option<WebhookView>,
    /// The secret that messages are signed with. Shown once, when it is made: not when the command is repeated.
    secret: Option<String>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(WebhookPayload);

#[derive(Default)]
pub(crate) struct WebhookMutation;

#[Object]
impl WebhookMutation {
    /// Registers an address to which messages are sent as things happen. By an administrator of a requester, or whoever holds its data.
    async fn register_webhook(
        &self,
        ctx: &Context<'_>,
        input: RegisterWebhookInput,
    ) -> Result<WebhookPayload> {
        settle(ctx, register(ctx, input)).await
    }

    /// Gives a webhook another secret. The one before goes on to sign for a day, beside it.
    async fn rotate_webhook(&self, ctx: &Context<'_>, input: RotateWebhookInput) -> Result<WebhookPayload> {
        settle(ctx, rotate(ctx, input)).await
    }

    /// Switches a webhook off or, with everything that it missed still before it, on again.
    async fn switch_webhook(&self, ctx: &Context<'_>, input: SwitchWebhookInput) -> Result<WebhookPayload> {
        settle(ctx, switch(ctx, input)).await
    }

    /// Has everything after a cursor sent again: the same bytes under the same ids.
    async fn replay_webhook(&self, ctx: &Context<'_>, input: ReplayWebhookInput) -> Result<WebhookPayload> {
        settle(ctx, replay(ctx, input)).await
    }

    /// Has a message sent that says nothing, in its turn.
    async fn test_webhook(&self, ctx: &Context<'_>, input: TestWebhookInput) -> Result<WebhookPayload> {
        settle(ctx, test(ctx, input)).await
    }

    /// Removes a webhook, its address and its secret. One that is gone already stays so.
    async fn remove_webhook(&self, ctx: &Context<'_>, input: RemoveWebhookInput) -> Result<WebhookPayload> {
        settle(ctx, remove(ctx, input)).await
    }
}

async fn shown(ctx: &Context<'_>, id: WebhookId, secret: Option<String>) -> Done<WebhookPayload> {
    let webhook = app(ctx)?.read().await?.webhook(id).await.map_err(Fault::from)?;
    Ok(WebhookPayload { webhook: webhook.map(WebhookView), secret, refusals: Vec::new() })
}

async fn register(ctx: &Context<'_>, input: RegisterWebhookInput) -> Done<WebhookPayload> {
    let draft = WebhookDraft {
        name: input.name,
        address: input.address,
        topics: input.topics.into_iter().map(Into::into).collect(),
        community: input.community.map(|id| read::id(&id)).transpose()?,
        own: input.own,
    };
    let origin = by_api(input.idempotency_key);
    let made = app(ctx)?.register_webhook(Asker::of(ctx).actor(), &origin, &draft).await?;
    shown(ctx, made.id, made.secret).await
}

async fn rotate(ctx: &Context<'_>, input: RotateWebhookInput) -> Done<WebhookPayload> {
    let (id, origin) = (read::id(&input.webhook)?, by_api(input.idempotency_key));
    let made = app(ctx)?.rotate_webhook(Asker::of(ctx).actor(), &origin, &id).await?;
    shown(ctx, made.id, made.secret).await
}

async fn switch(ctx: &Context<'_>, input: SwitchWebhookInput) -> Done<WebhookPayload> {
    let command = SwitchWebhook { webhook: read::id(&input.webhook)?, on: input.on };
    let origin = by_api(input.idempotency_key);
    let id = app(ctx)?.switch_webhook(Asker::of(ctx).actor(), &origin, &command).await?;
    shown(ctx, id, None).await
}

async fn replay(ctx: &Context<'_>, input: ReplayWebhookInput) -> Done<WebhookPayload> {
    let command = ReplayWebhook { webhook: read::id(&input.webhook)?, from: input.from };
    let origin = by_api(input.idempotency_key);
    let id = app(ctx)?.replay_webhook(Asker::of(ctx).actor(), &origin, &command).await?;
    shown(ctx, id, None).await
}

async fn test(ctx: &Context<'_>, input: TestWebhookInput) -> Done<WebhookPayload> {
    let (id, origin) = (read::id(&input.webhook)?, by_api(input.idempotency_key));
    let id = app(ctx)?.test_webhook(Asker::of(ctx).actor(), &origin, &id).await?;
    shown(ctx, id, None).await
}

async fn remove(ctx: &Context<'_>, input: RemoveWebhookInput) -> Done<WebhookPayload> {
    let (id, origin) = (read::id(&input.webhook)?, by_api(input.idempotency_key));
    app(ctx)?.remove_webhook(Asker::of(ctx).actor(), &origin, &id).await?;
    Ok(WebhookPayload::default())
}
