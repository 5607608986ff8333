//! Tokens of a requester's programs.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::party::TokenDraft;

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read,
    view::{RefusalView, ScopeView, TokenView},
};

/// A token for a program.
#[derive(Debug, InputObject)]
pub(crate) struct MakeTokenInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// What the requester calls it, to tell its tokens apart.
    name: String,
    /// What it may be used for: `NEGOTIATE` and `COUNTERSIGN` for a connector, `ASK` alone for whoever holds the data.
    scopes: Vec<ScopeView>,
    /// How many days it works, 400 at most.
    #[graphql(default = 90)]
    days: u32,
}

/// Which token.
#[derive(Debug, InputObject)]
pub(crate) struct RevokeTokenInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The token's id, from `Requester.tokens`.
    token: ID,
}

/// A token of a program.
#[derive(Default, SimpleObject)]
pub(crate) struct MachineTokenPayload {
    /// What is shown of it.
    machine_token: Option<TokenView>,
    /// The token itself. Shown once, when it is made: not when the command is repeated.
    token: Option<String>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(MachineTokenPayload);

#[derive(Default)]
pub(crate) struct MachineMutation;

#[Object]
impl MachineMutation {
    /// Makes a token for a program: a connector, or whoever holds the data and asks before each use. By one of the requester's
    /// administrators.
    async fn make_token(&self, ctx: &Context<'_>, input: MakeTokenInput) -> Result<MachineTokenPayload> {
        settle(ctx, make(ctx, input)).await
    }

    /// Revokes such a token: it is worth nothing from then on. By one of the requester's administrators.
    async fn revoke_token(&self, ctx: &Context<'_>, input: RevokeTokenInput) -> Result<MachineTokenPayload> {
        settle(ctx, revoke(ctx, input)).await
    }
}

async fn make(ctx: &Context<'_>, input: MakeTokenInput) -> Done<MachineTokenPayload> {
    let scopes = input.scopes.into_iter().map(Into::into).collect();
    let command = TokenDraft { name: input.name, scopes, days: input.days };
    let done = app(ctx)?.make_token(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    let machine_token = Some(TokenView(get(ctx, done.id).await?));
    Ok(MachineTokenPayload { machine_token, token: done.token, refusals: Vec::new() })
}

async fn revoke(ctx: &Context<'_>, input: RevokeTokenInput) -> Done<MachineTokenPayload> {
    let id = read::id(&input.token)?;
    let id = app(ctx)?.revoke_token(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &id).await?;
    Ok(MachineTokenPayload {
        machine_token: Some(TokenView(get(ctx, id).await?)),
        token: None,
        refusals: Vec::new(),
    })
}
