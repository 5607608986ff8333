//! Pressure on members before they vote: reported by members, answered by stewards.

use app::{LetVoteOpen, ReportEarly};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{
    Done, by_api, payloads,
    pressure::{ReportPayload, confide},
    settle,
};
use crate::{
    Asker,
    fault::Result,
    loads::app,
    read,
    view::{LocalTextInput, RefusalView},
};

/// Where somebody is put under pressure, and who is told of it.
#[derive(InputObject)]
pub(crate) struct ReportPressureBeforeVoteInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// About which tabled proposal.
    proposal: ID,
    /// Two stewards of the asker's choice whom the bot tells in private, by their Matrix accounts or their ids; nobody where it is empty.
    #[graphql(default)]
    tell: Vec<String>,
    /// Whether they are told the asker's name.
    #[graphql(default)]
    named: bool,
}

/// That a vote can open.
#[derive(Debug, InputObject)]
pub(crate) struct LetVoteOpenInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// On which proposal.
    proposal: ID,
    /// What was done about the pressure, in every language of the charter: the members are told in the assembly. Who confirms what
    /// another steward said need not say it again.
    #[graphql(default)]
    reason: Vec<LocalTextInput>,
}

/// Whether an opening is held back no longer.
#[derive(Default, SimpleObject)]
pub(crate) struct LetVoteOpenPayload {
    /// Whether it is; else a second steward has to confirm within a day.
    freed: bool,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(LetVoteOpenPayload);

#[derive(Default)]
pub(crate) struct EarlyPressureMutation;

#[Object]
impl EarlyPressureMutation {
    /// Reports that the asker is put under pressure about tabled terms. Nobody is told who reported, or how many, but the stewards
    /// whom the asker names; past the charter's share of the roll the vote does not open until stewards have acted. By a member.
    async fn report_pressure_before_vote(
        &self,
        ctx: &Context<'_>,
        input: ReportPressureBeforeVoteInput,
    ) -> Result<ReportPayload> {
        settle(ctx, report(ctx, input)).await
    }

    /// Lets a vote open that is held back because members reported pressure, or confirms within a day that another steward does. It
    /// opens when its time has come. By a steward.
    async fn let_vote_open(&self, ctx: &Context<'_>, input: LetVoteOpenInput) -> Result<LetVoteOpenPayload> {
        settle(ctx, free(ctx, input)).await
    }
}

async fn report(ctx: &Context<'_>, input: ReportPressureBeforeVoteInput) -> Done<ReportPayload> {
    let command =
        ReportEarly { proposal: read::id(&input.proposal)?, confide: confide(input.tell, input.named) };
    let origin = by_api(input.idempotency_key);
    let told = app(ctx)?.report_early(Asker::of(ctx).actor(), &origin, &command).await?;
    Ok(ReportPayload::of(told))
}

async fn free(ctx: &Context<'_>, input: LetVoteOpenInput) -> Done<LetVoteOpenPayload> {
    let command = LetVoteOpen { proposal: read::id(&input.proposal)?, reason: read::text(input.reason) };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.let_vote_open(Asker::of(ctx).actor(), &origin, &command).await?;
    Ok(LetVoteOpenPayload { freed: done.freed, refusals: Vec::new() })
}
