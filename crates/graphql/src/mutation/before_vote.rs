//! Before a vote on terms: stewards say what is done about who is not in the room, members ask and say how they lean.

use app::{AnswerAbsence, AskTemperature, Lean};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::id::TemperatureId;

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::{Fault, Result},
    loads::{app, get},
    read, scalar,
    view::{LeaningView, LocalTextInput, ProposalView, RefusalView, TemperatureView},
};

/// What is done about findings on who is not in the room.
#[derive(Debug, InputObject)]
pub(crate) struct AnswerAbsenceInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Before the vote on which proposal.
    proposal: ID,
    /// The findings by their short names; not given for all that are open.
    findings: Option<Vec<String>>,
    /// By which day it is done: a plan. Not given: a waiver.
    by: Option<scalar::Date>,
    /// Who is reached how; of a waiver, why the vote goes on without. In every language of the charter: all members read it.
    words: Vec<LocalTextInput>,
}

/// What the asker wants to know of the others.
#[derive(Debug, InputObject)]
pub(crate) struct AskTemperatureInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// About which proposal.
    proposal: ID,
    /// The number of the clause; not given where it is about the whole.
    clause: Option<u32>,
}

/// How the asker leans.
#[derive(InputObject)]
pub(crate) struct AnswerTemperatureInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which check.
    temperature: ID,
    /// How.
    leaning: LeaningView,
}

/// The proposal before whose vote it was said.
#[derive(Default, SimpleObject)]
pub(crate) struct AbsencePayload {
    /// The proposal.
    proposal: Option<ProposalView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// A temperature check.
#[derive(Default, SimpleObject)]
pub(crate) struct TemperaturePayload {
    /// The check.
    temperature: Option<TemperatureView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(AbsencePayload, TemperaturePayload);

#[derive(Default)]
pub(crate) struct BeforeVoteMutation;

#[Object]
impl BeforeVoteMutation {
    /// Records a plan or a waiver for findings on who is not in the room; before each has one the vote does not open. By a steward.
    async fn answer_absence(&self, ctx: &Context<'_>, input: AnswerAbsenceInput) -> Result<AbsencePayload> {
        settle(ctx, answer_absence(ctx, input)).await
    }

    /// Asks how the members lean towards tabled terms or one clause. Nobody is told who asked; it binds nobody and changes no vote.
    /// By a member.
    async fn ask_temperature(
        &self,
        ctx: &Context<'_>,
        input: AskTemperatureInput,
    ) -> Result<TemperaturePayload> {
        settle(ctx, ask(ctx, input)).await
    }

    /// Says how the asker leans, or that they lean otherwise by now. Nobody is told; it is deleted when the check is over. By a
    /// member.
    async fn answer_temperature(
        &self,
        ctx: &Context<'_>,
        input: AnswerTemperatureInput,
    ) -> Result<TemperaturePayload> {
        settle(ctx, lean(ctx, input)).await
    }
}

async fn answer_absence(ctx: &Context<'_>, input: AnswerAbsenceInput) -> Done<AbsencePayload> {
    let command = AnswerAbsence {
        proposal: read::id(&input.proposal)?,
        findings: input.findings,
        by: input.by.map(Into::into),
        words: read::text(input.words),
    };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.answer_absence(Asker::of(ctx).actor(), &origin, &command).await?;
    let proposal = ProposalView::seen(ctx, get(ctx, done.proposal).await?).await?;
    Ok(AbsencePayload { proposal, refusals: Vec::new() })
}

async fn ask(ctx: &Context<'_>, input: AskTemperatureInput) -> Done<TemperaturePayload> {
    let command = AskTemperature { proposal: read::id(&input.proposal)?, clause: input.clause };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.ask_temperature(Asker::of(ctx).actor(), &origin, command).await?;
    shown(ctx, done.temperature).await
}

async fn lean(ctx: &Context<'_>, input: AnswerTemperatureInput) -> Done<TemperaturePayload> {
    let command = Lean { temperature: read::id(&input.temperature)?, leaning: input.leaning.into() };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.lean(Asker::of(ctx).actor(), &origin, command).await?;
    shown(ctx, done.temperature).await
}

async fn shown(ctx: &Context<'_>, id: TemperatureId) -> Done<TemperaturePayload> {
    let found = app(ctx)?.read().await?.temperature_seen(id).await.map_err(Fault::from)?;
    let temperature = found.ok_or_else(|| Fault::missing("a temperature check"))?;
    Ok(TemperaturePayload { temperature: TemperatureView::seen(ctx, temperature), refusals: Vec::new() })
}
