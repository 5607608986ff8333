//! Stewards declare a crisis, and end it.

use app::{DeclareCrisis, EndCrisis};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read,
    view::{CommunityView, LocalTextInput, RefusalView},
};

/// A crisis, and why.
#[derive(Debug, InputObject)]
pub(crate) struct DeclareCrisisInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The community.
    community: ID,
    /// The public reason, in the languages of the charter. Who confirms another steward's declaration need not give one.
    #[graphql(default)]
    reason: Vec<LocalTextInput>,
}

/// Which crisis is to end.
#[derive(Debug, InputObject)]
pub(crate) struct EndCrisisInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The community.
    community: ID,
}

/// The community as it stands now.
#[derive(Default, SimpleObject)]
pub(crate) struct CrisisPayload {
    /// The community.
    community: Option<CommunityView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(CrisisPayload);

#[derive(Default)]
pub(crate) struct CrisisMutation;

#[Object]
impl CrisisMutation {
    /// Declares a crisis under the charter's crisis clause, or confirms within a day that another steward did. By a steward.
    async fn declare_crisis(&self, ctx: &Context<'_>, input: DeclareCrisisInput) -> Result<CrisisPayload> {
        settle(ctx, declare(ctx, input)).await
    }

    /// Ends a crisis before it lapses by itself, or confirms within a day that another steward wants to. By a steward.
    async fn end_crisis(&self, ctx: &Context<'_>, input: EndCrisisInput) -> Result<CrisisPayload> {
        settle(ctx, end(ctx, input)).await
    }
}

async fn declare(ctx: &Context<'_>, input: DeclareCrisisInput) -> Done<CrisisPayload> {
    let community = read::id(&input.community)?;
    let command = DeclareCrisis { community, reason: read::text(input.reason) };
    app(ctx)?.declare_crisis(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(CrisisPayload { community: Some(CommunityView(get(ctx, community).await?)), refusals: Vec::new() })
}

async fn end(ctx: &Context<'_>, input: EndCrisisInput) -> Done<CrisisPayload> {
    let community = read::id(&input.community)?;
    let command = EndCrisis { community };
    app(ctx)?.end_crisis(Asker::of(ctx).actor(), &by_api(input.idempotency_key), command).await?;
    Ok(CrisisPayload { community: Some(CommunityView(get(ctx, community).await?)), refusals: Vec::new() })
}
