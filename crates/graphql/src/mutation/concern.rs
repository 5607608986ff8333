//! Concerns: raised and supported by members, answered by requesters and advocates.

use app::{AnswerConcern, Back, BackConcern, NameHarm, RaiseConcern, SummariseConcern};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::id::ConcernId;

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::{Fault, Result},
    loads::app,
    read, scalar,
    view::{ConcernView, LocalTextInput, RefusalView},
};

/// What troubles the asker about tabled terms.
#[derive(InputObject)]
pub(crate) struct RaiseConcernInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// About which proposal.
    proposal: ID,
    /// The number of the clause; not given where it is about the whole.
    clause: Option<u32>,
    /// What is said, in one language; at most 1,000 characters. The members read it, and not who wrote it.
    words: LocalTextInput,
}

/// What the asker fears.
#[derive(InputObject)]
pub(crate) struct NameHarmInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Of which proposal.
    proposal: ID,
    /// The harm: a code of the taxonomy.
    harm: scalar::Code,
}

/// Which concern.
#[derive(Debug, InputObject)]
pub(crate) struct SupportConcernInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The concern.
    concern: ID,
}

/// Which concern.
#[derive(Debug, InputObject)]
pub(crate) struct WithdrawSupportInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The concern.
    concern: ID,
}

/// Which concern.
#[derive(Debug, InputObject)]
pub(crate) struct WithdrawConcernInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The concern, which the asker raised.
    concern: ID,
}

/// What a concern is about, for the requester.
#[derive(Debug, InputObject)]
pub(crate) struct SummariseConcernInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The concern.
    concern: ID,
    /// What it is about, in other words than the members', at least in the first language of the charter.
    summary: Vec<LocalTextInput>,
}

/// An answer to a concern.
#[derive(Debug, InputObject)]
pub(crate) struct AnswerConcernInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The concern.
    concern: ID,
    /// The answer, at least in the first language of the charter. It never changes; another adds to it.
    words: Vec<LocalTextInput>,
}

/// A concern.
#[derive(Default, SimpleObject)]
pub(crate) struct ConcernPayload {
    /// The concern.
    concern: Option<ConcernView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(ConcernPayload);

#[derive(Default)]
pub(crate) struct ConcernMutation;

#[Object]
impl ConcernMutation {
    /// Raises a concern about tabled terms, and stands behind it. Nobody is told who did. By a member.
    async fn raise_concern(&self, ctx: &Context<'_>, input: RaiseConcernInput) -> Result<ConcernPayload> {
        settle(ctx, raise(ctx, input)).await
    }

    /// Names a harm that tabled terms could bring, in the shared language. Who names the same harm stands behind the same concern; where
    /// the terms say what is done against it, that is its answer. Nobody is told who did. By a member.
    async fn name_harm(&self, ctx: &Context<'_>, input: NameHarmInput) -> Result<ConcernPayload> {
        settle(ctx, name(ctx, input)).await
    }

    /// Stands behind a concern of another. With the charter's share of the roll behind it, the vote does not open before it is
    /// answered. By a member.
    async fn support_concern(&self, ctx: &Context<'_>, input: SupportConcernInput) -> Result<ConcernPayload> {
        let SupportConcernInput { idempotency_key, concern } = input;
        settle(ctx, back(ctx, idempotency_key, concern, Back::Support)).await
    }

    /// No longer stands behind a concern. By a member.
    async fn withdraw_support(
        &self,
        ctx: &Context<'_>,
        input: WithdrawSupportInput,
    ) -> Result<ConcernPayload> {
        let WithdrawSupportInput { idempotency_key, concern } = input;
        settle(ctx, back(ctx, idempotency_key, concern, Back::Unsupport)).await
    }

    /// Takes the asker's own concern back, until enough stand behind it. By the member who raised it.
    async fn withdraw_concern(
        &self,
        ctx: &Context<'_>,
        input: WithdrawConcernInput,
    ) -> Result<ConcernPayload> {
        let WithdrawConcernInput { idempotency_key, concern } = input;
        settle(ctx, back(ctx, idempotency_key, concern, Back::Withdraw)).await
    }

    /// Tells the requester what a concern is about, in other words than the members'. By an advocate with an active mandate.
    async fn summarise_concern(
        &self,
        ctx: &Context<'_>,
        input: SummariseConcernInput,
    ) -> Result<ConcernPayload> {
        settle(ctx, summarise(ctx, input)).await
    }

    /// Answers a concern, on record. By a contact of the requester once the charter's share stands behind it, or by an advocate with
    /// an active mandate.
    async fn answer_concern(&self, ctx: &Context<'_>, input: AnswerConcernInput) -> Result<ConcernPayload> {
        settle(ctx, answer(ctx, input)).await
    }
}

async fn raise(ctx: &Context<'_>, input: RaiseConcernInput) -> Done<ConcernPayload> {
    let command = RaiseConcern {
        proposal: read::id(&input.proposal)?,
        clause: input.clause,
        language: Some(input.words.language.into()),
        words: input.words.text,
    };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.raise_concern(Asker::of(ctx).actor(), &origin, &command).await?;
    shown(ctx, done.concern).await
}

async fn name(ctx: &Context<'_>, input: NameHarmInput) -> Done<ConcernPayload> {
    let command = NameHarm { proposal: read::id(&input.proposal)?, harm: input.harm.into() };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.name_harm(Asker::of(ctx).actor(), &origin, &command).await?;
    shown(ctx, done.concern).await
}

async fn back(ctx: &Context<'_>, key: String, concern: ID, what: Back) -> Done<ConcernPayload> {
    let command = BackConcern { concern: read::id(&concern)?, what };
    let done = app(ctx)?.back_concern(Asker::of(ctx).actor(), &by_api(key), command).await?;
    shown(ctx, done.concern).await
}

async fn summarise(ctx: &Context<'_>, input: SummariseConcernInput) -> Done<ConcernPayload> {
    let command = SummariseConcern { concern: read::id(&input.concern)?, summary: read::text(input.summary) };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.summarise_concern(Asker::of(ctx).actor(), &origin, &command).await?;
    shown(ctx, done.concern).await
}

async fn answer(ctx: &Context<'_>, input: AnswerConcernInput) -> Done<ConcernPayload> {
    let command = AnswerConcern { concern: read::id(&input.concern)?, words: read::text(input.words) };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.answer_concern(Asker::of(ctx).actor(), &origin, &command).await?;
    shown(ctx, done.concern).await
}

async fn shown(ctx: &Context<'_>, id: ConcernId) -> Done<ConcernPayload> {
    let found = app(ctx)?.read().await?.concern_seen(id).await.map_err(Fault::from)?;
    let concern = found.ok_or_else(|| Fault::missing("a concern"))?;
    Ok(ConcernPayload { concern: ConcernView::seen(ctx, concern).await?, refusals: Vec::new() })
}
