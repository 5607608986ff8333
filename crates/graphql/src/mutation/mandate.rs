//! Nominating an intermediary for a mandate, and what becomes of the mandate.

use app::{GiveMandateReport, Nominate, ResignMandate, ResumeMandate};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::{id::MandateId, mandate::Nomination, refusal::Faults};

use super::{
    Done, by_api,
    community::{RedLineInput, ReportDutyInput},
    payloads, settle,
};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    read, scalar,
    view::{ActView, LocalTextInput, MandateView, RefusalView},
};

/// How far a mandate reaches. Codes cover what lies below them.
#[derive(Debug, InputObject)]
pub(crate) struct ScopeInput {
    /// For these purposes.
    purposes: Vec<scalar::Code>,
    /// For these categories of data.
    data_categories: Vec<scalar::Code>,
    /// In these places.
    places: Vec<scalar::Place>,
    /// What the intermediary may do.
    acts: Vec<ActView>,
}

/// Whom, for what.
#[derive(Debug, InputObject)]
pub(crate) struct NominateIntermediaryInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// For which community.
    community: ID,
    /// Whom.
    intermediary: ID,
    /// To stand in this election, beside others; else the mandate is voted on by itself.
    election: Option<ID>,
    /// How far the mandate reaches.
    scope: ScopeInput,
    /// Lines of its own, besides those of the charter.
    #[graphql(default)]
    red_lines: Vec<RedLineInput>,
    /// Points on which the intermediary must ask the members before it accepts, each in every language of the charter.
    #[graphql(default)]
    must_ask: Vec<Vec<LocalTextInput>>,
    /// The same by their codes, each in the shape of a red line with a name of its own: offers that touch one say so.
    #[graphql(default)]
    must_ask_on: Vec<RedLineInput>,
    /// What the intermediary reports to the members, at least as often as the charter asks; what the charter asks where nothing is said.
    reporting: Option<ReportDutyInput>,
    /// How long it lasts from the day it is granted.
    term: scalar::Duration,
}

impl NominateIntermediaryInput {
    fn nomination(self) -> Nomination {
        Nomination {
            purposes: read::list(self.scope.purposes),
            data_categories: read::list(self.scope.data_categories),
            places: read::list(self.scope.places),
            acts: self.scope.acts.into_iter().map(Into::into).collect(),
            red_lines: self.red_lines.into_iter().map(Into::into).collect(),
            must_ask: self.must_ask.into_iter().map(read::text).collect(),
            must_ask_on: self.must_ask_on.into_iter().map(Into::into).collect(),
            reporting: self.reporting.map(Into::into),
            term: self.term.into(),
        }
    }
}

/// A mandate as it stands now.
#[derive(Default, SimpleObject)]
pub(crate) struct MandatePayload {
    /// The mandate.
    mandate: Option<MandateView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// Which mandate is given back.
#[derive(Debug, InputObject)]
pub(crate) struct ResignMandateInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The mandate.
    mandate: ID,
}

/// A report to the members.
#[derive(Debug, InputObject)]
pub(crate) struct GiveMandateReportInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Under which mandate.
    mandate: ID,
    /// What the members are told, in every language of the charter. Public.
    report: Vec<LocalTextInput>,
}

/// A suspended mandate that can go on.
#[derive(Debug, InputObject)]
pub(crate) struct ResumeMandateInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The mandate.
    mandate: ID,
    /// Why, in every language of the charter. Public. Who confirms need not say it again.
    #[graphql(default)]
    reason: Vec<LocalTextInput>,
}
payloads!(MandatePayload);

#[derive(Default)]
pub(crate) struct MandateMutation;

#[Object]
impl MandateMutation {
    /// Nominates an intermediary for a mandate, by itself or in an election. By a member.
    async fn nominate_intermediary(
        &self,
        ctx: &Context<'_>,
        input: NominateIntermediaryInput,
    ) -> Result<MandatePayload> {
        settle(ctx, nominate(ctx, input)).await
    }

    /// Gives a mandate back. What is negotiated under it is paused. By an advocate of the intermediary that holds it.
    async fn resign_mandate(&self, ctx: &Context<'_>, input: ResignMandateInput) -> Result<MandatePayload> {
        settle(ctx, resign(ctx, input)).await
    }

    /// Reports to the members under a mandate. By an advocate of the intermediary that holds it.
    async fn give_mandate_report(
        &self,
        ctx: &Context<'_>,
        input: GiveMandateReportInput,
    ) -> Result<MandatePayload> {
        settle(ctx, report(ctx, input)).await
    }

    /// Lets a mandate go on that is suspended because its intermediary declared other interests, or confirms within a day that
    /// another steward does. By a steward. A steward can also open a vote on the mandate instead (`openVote`).
    async fn resume_mandate(&self, ctx: &Context<'_>, input: ResumeMandateInput) -> Result<MandatePayload> {
        settle(ctx, resume(ctx, input)).await
    }
}

async fn resign(ctx: &Context<'_>, input: ResignMandateInput) -> Done<MandatePayload> {
    let command = ResignMandate { mandate: read::id(&input.mandate)? };
    app(ctx)?.resign_mandate(Asker::of(ctx).actor(), &by_api(input.idempotency_key), command).await?;
    MandatePayload::showing(ctx, command.mandate).await
}

async fn report(ctx: &Context<'_>, input: GiveMandateReportInput) -> Done<MandatePayload> {
    let mandate = read::id(&input.mandate)?;
    let command = GiveMandateReport { mandate, report: read::text(input.report) };
    app(ctx)?.give_mandate_report(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    MandatePayload::showing(ctx, mandate).await
}

async fn resume(ctx: &Context<'_>, input: ResumeMandateInput) -> Done<MandatePayload> {
    let mandate = read::id(&input.mandate)?;
    let command = ResumeMandate { mandate, reason: read::text(input.reason) };
    app(ctx)?.resume_mandate(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    MandatePayload::showing(ctx, mandate).await
}

impl MandatePayload {
    async fn showing(ctx: &Context<'_>, mandate: MandateId) -> Done<Self> {
        Ok(Self { mandate: Some(MandateView(get(ctx, mandate).await?)), refusals: Vec::new() })
    }
}

async fn nominate(ctx: &Context<'_>, mut input: NominateIntermediaryInput) -> Done<MandatePayload> {
    let mut faults = Faults::default();
    let community = faults.take("community", read::id(&input.community));
    let intermediary = faults.take("intermediary", read::id(&input.intermediary));
    let election = input.election.as_ref().and_then(|id| faults.take("election", read::id(id)));
    let (community, intermediary) = faults.or_built(community.zip(intermediary))?;
    let origin = by_api(std::mem::take(&mut input.idempotency_key));
    let command = Nominate { community, intermediary, nomination: Some(input.nomination()), election };
    let mandate = app(ctx)?.nominate(Asker::of(ctx).actor(), &origin, &command).await?;
    MandatePayload::showing(ctx, mandate).await
}
