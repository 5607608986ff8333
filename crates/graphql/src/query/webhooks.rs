//! The asker's webhooks.

use app::AppError;
use async_graphql::{Context, Object};

use crate::{
    Asker,
    fault::{Fault, Result},
    loads::app,
    view::WebhookView,
};

#[derive(Default)]
pub(crate) struct WebhooksQuery;

#[Object]
impl WebhooksQuery {
    /// The webhooks that the asker looks after, the oldest first: an administrator all of the requester's, a data holder those that were
    /// registered with its tokens. Null for everybody else.
    async fn webhooks(&self, ctx: &Context<'_>) -> Result<Option<Vec<WebhookView>>> {
        match app(ctx)?.webhooks(Asker::of(ctx).actor()).await {
            Ok(all) => Ok(Some(all.into_iter().map(WebhookView).collect())),
            Err(AppError::Refused(_)) => Ok(None),
            Err(error) => Err(Fault::from(error)),
        }
    }
}
