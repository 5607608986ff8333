//! Pressure on members in a vote: reported by members, answered by stewards.

use app::{LetVoteGoOn, ReportPressure};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{Done, by_api, payloads, settle, vote::VotePayload};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read,
    view::{LocalTextInput, RefusalView, VoteView},
};

/// Where somebody is put under pressure.
#[derive(Debug, InputObject)]
pub(crate) struct ReportPressureInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which vote.
    vote: ID,
}

/// That a paused vote can go on.
#[derive(Debug, InputObject)]
pub(crate) struct LetVoteGoOnInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Which vote.
    vote: ID,
    /// What was done about the pressure, in every language of the charter: the members are told. Who confirms what another steward
    /// said need not say it again.
    #[graphql(default)]
    reason: Vec<LocalTextInput>,
}

/// Whether a report was taken, and nothing else.
#[derive(Default, SimpleObject)]
pub(crate) struct ReportPayload {
    /// Whether it was.
    taken: bool,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(ReportPayload);

#[derive(Default)]
pub(crate) struct PressureMutation;

#[Object]
impl PressureMutation {
    /// Reports that the asker is put under pressure in a vote. Nobody is told who reported, or how many; past the charter's share
    /// of the roll the vote is paused. By a member.
    async fn report_pressure(&self, ctx: &Context<'_>, input: ReportPressureInput) -> Result<ReportPayload> {
        settle(ctx, report(ctx, input)).await
    }

    /// Lets a paused vote go on, or confirms within a day that another steward does; its window gets the time of the pause back.
    /// By a steward.
    async fn let_vote_go_on(&self, ctx: &Context<'_>, input: LetVoteGoOnInput) -> Result<VotePayload> {
        settle(ctx, go_on(ctx, input)).await
    }
}

async fn report(ctx: &Context<'_>, input: ReportPressureInput) -> Done<ReportPayload> {
    let command = ReportPressure { vote: read::id(&input.vote)? };
    let origin = by_api(input.idempotency_key);
    app(ctx)?.report_pressure(Asker::of(ctx).actor(), &origin, command).await?;
    Ok(ReportPayload { taken: true, refusals: Vec::new() })
}

async fn go_on(ctx: &Context<'_>, input: LetVoteGoOnInput) -> Done<VotePayload> {
    let vote = read::id(&input.vote)?;
    let command = LetVoteGoOn { vote, reason: read::text(input.reason) };
    app(ctx)?.let_vote_go_on(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(VotePayload { vote: Some(VoteView(get(ctx, vote).await?)), refusals: Vec::new() })
}
