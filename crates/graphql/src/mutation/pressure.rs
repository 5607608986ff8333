//! Pressure on members in a vote: reported by members, answered by stewards.

use app::{Confide, LetVoteGoOn, PressureTold, ReportPressure};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{Done, by_api, payloads, settle, vote::VotePayload};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read,
    view::{LocalTextInput, LocalTextView, RefusalView, VoteView, local_text},
};

/// Where somebody is put under pressure.
#[derive(InputObject)]
pub(crate) struct ReportPressureInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which vote.
    vote: ID,
    /// Two stewards of the asker's choice whom the bot tells in private, by their Matrix accounts or their ids; nobody where it is empty.
    #[graphql(default)]
    tell: Vec<String>,
    /// Whether they are told the asker's name.
    #[graphql(default)]
    named: bool,
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

/// Whether a report was taken, and nothing of what it led to.
#[derive(Default, SimpleObject)]
pub(crate) struct ReportPayload {
    /// Whether it was.
    taken: bool,
    /// Whom the charter names outside of the community, to turn to as well.
    ombuds: Vec<LocalTextView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(ReportPayload);

impl ReportPayload {
    pub(super) fn of(told: PressureTold) -> Self {
        let ombuds = told.ombuds.as_ref().map(local_text).unwrap_or_default();
        Self { taken: true, ombuds, refusals: Vec::new() }
    }
}

/// Who is told of it.
pub(super) fn confide(to: Vec<String>, named: bool) -> Confide {
    Confide { to, named }
}

#[derive(Default)]
pub(crate) struct PressureMutation;

#[Object]
impl PressureMutation {
    /// Reports that the asker is put under pressure in a vote. Nobody is told who reported, or how many, but the stewards whom the
    /// asker names; past the charter's share
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
    let command = ReportPressure { vote: read::id(&input.vote)?, confide: confide(input.tell, input.named) };
    let origin = by_api(input.idempotency_key);
    let told = app(ctx)?.report_pressure(Asker::of(ctx).actor(), &origin, &command).await?;
    Ok(ReportPayload::of(told))
}

async fn go_on(ctx: &Context<'_>, input: LetVoteGoOnInput) -> Done<VotePayload> {
    let vote = read::id(&input.vote)?;
    let command = LetVoteGoOn { vote, reason: read::text(input.reason) };
    app(ctx)?.let_vote_go_on(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    Ok(VotePayload { vote: Some(VoteView(get(ctx, vote).await?)), refusals: Vec::new() })
}
