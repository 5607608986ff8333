//! What is done in a negotiation besides making and accepting offers: asking the members, asking the other side, sharing drafts.

use app::{AnswerClarification, AskClarification, AskMembers, OfferTheDraft, RecordAsking, SaveOfferDraft};
use async_graphql::{Context, ID, InputObject, Object};
use domain::{id::ProposalId, refusal::Reason};

use super::{Done, by_api, settle, submit::ProposalPayload, terms::TermsInput};
use crate::{
    Asker,
    fault::{Fault, Result},
    loads::app,
    read,
    view::LocalTextInput,
};

/// A question to the members about a point of the mandate.
#[derive(Debug, InputObject)]
pub(crate) struct AskMembersInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which negotiation.
    proposal: ID,
    /// The short name of the point, which the latest offer touches.
    point: String,
    /// What is asked, in every language of the charter. The assembly is told.
    words: Vec<LocalTextInput>,
}

/// What came of asking the members.
#[derive(Debug, InputObject)]
pub(crate) struct RecordAskingInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Of which asking.
    asking: ID,
    /// What the members said, in every language of the charter. The assembly is told.
    words: Vec<LocalTextInput>,
}

/// What one side asks the other about the latest offer.
#[derive(Debug, InputObject)]
pub(crate) struct AskClarificationInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which negotiation.
    proposal: ID,
    /// What is asked, at least in the first language of the charter. Members read it in the minutes.
    words: Vec<LocalTextInput>,
}

/// The other side's answer.
#[derive(Debug, InputObject)]
pub(crate) struct AnswerClarificationInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// To which clarification.
    clarification: ID,
    /// The answer, at least in the first language of the charter. Members read it in the minutes.
    words: Vec<LocalTextInput>,
}

/// A draft of an offer for the other advocates of the same mandate.
#[derive(Debug, InputObject)]
pub(crate) struct SaveOfferDraftInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Of an offer in which negotiation.
    proposal: ID,
    /// The version that is amended; 0 where there is no draft yet.
    amends: u32,
    /// The terms; they are checked when they are offered.
    terms: TermsInput,
    /// What is to be said with them.
    #[graphql(default)]
    note: Vec<LocalTextInput>,
}

/// Which draft is offered.
#[derive(Debug, InputObject)]
pub(crate) struct OfferDraftInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// In which negotiation.
    proposal: ID,
    /// The version: nobody offers what they have not read.
    version: u32,
}

#[derive(Default)]
pub(crate) struct BargainMutation;

#[Object]
impl BargainMutation {
    /// Has the members asked about a point of the mandate that the latest offer touches. By an advocate under that mandate.
    async fn ask_members(&self, ctx: &Context<'_>, input: AskMembersInput) -> Result<ProposalPayload> {
        settle(ctx, ask_members(ctx, input)).await
    }

    /// Records what came of asking the members, a day after it at the earliest. By an advocate under that mandate.
    async fn record_asking(&self, ctx: &Context<'_>, input: RecordAskingInput) -> Result<ProposalPayload> {
        settle(ctx, record_asking(ctx, input)).await
    }

    /// Asks the other side what is meant by the latest offer. By an advocate under a mandate, or by a contact of the requester.
    async fn ask_clarification(
        &self,
        ctx: &Context<'_>,
        input: AskClarificationInput,
    ) -> Result<ProposalPayload> {
        settle(ctx, ask_clarification(ctx, input)).await
    }

    /// Answers what the other side asked. By an advocate under a mandate, or by a contact of the requester.
    async fn answer_clarification(
        &self,
        ctx: &Context<'_>,
        input: AnswerClarificationInput,
    ) -> Result<ProposalPayload> {
        settle(ctx, answer_clarification(ctx, input)).await
    }

    /// Saves a draft of an offer for the advocates of the same mandate, who alone see it. By an advocate.
    async fn save_offer_draft(
        &self,
        ctx: &Context<'_>,
        input: SaveOfferDraftInput,
    ) -> Result<ProposalPayload> {
        settle(ctx, save(ctx, input)).await
    }

    /// Makes an offer of the shared draft, which is gone then. By an advocate of the mandate that it was saved under.
    async fn offer_draft(&self, ctx: &Context<'_>, input: OfferDraftInput) -> Result<ProposalPayload> {
        settle(ctx, offer(ctx, input)).await
    }
}

async fn ask_members(ctx: &Context<'_>, input: AskMembersInput) -> Done<ProposalPayload> {
    let proposal = read::id(&input.proposal)?;
    let command = AskMembers { proposal, point: input.point, words: read::text(input.words) };
    app(ctx)?.ask_members(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    ProposalPayload::showing(ctx, proposal, Vec::new()).await
}

async fn record_asking(ctx: &Context<'_>, input: RecordAskingInput) -> Done<ProposalPayload> {
    let command = RecordAsking { asking: read::id(&input.asking)?, words: read::text(input.words) };
    app(ctx)?.record_asking(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    let asking = app(ctx)?.read().await?.asking_seen(command.asking).await.map_err(Fault::from)?;
    shown(ctx, asking.map(|asking| asking.proposal)).await
}

async fn ask_clarification(ctx: &Context<'_>, input: AskClarificationInput) -> Done<ProposalPayload> {
    let proposal = read::id(&input.proposal)?;
    let command = AskClarification { proposal, words: read::text(input.words) };
    app(ctx)?.ask_clarification(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    ProposalPayload::showing(ctx, proposal, Vec::new()).await
}

async fn answer_clarification(ctx: &Context<'_>, input: AnswerClarificationInput) -> Done<ProposalPayload> {
    let clarification = read::id(&input.clarification)?;
    let command = AnswerClarification { clarification, words: read::text(input.words) };
    app(ctx)?.answer_clarification(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    let asked = app(ctx)?.read().await?.clarification_seen(clarification).await.map_err(Fault::from)?;
    shown(ctx, asked.map(|asked| asked.proposal)).await
}

async fn save(ctx: &Context<'_>, input: SaveOfferDraftInput) -> Done<ProposalPayload> {
    let proposal = read::id(&input.proposal)?;
    let (terms, note) = (input.terms.into(), read::text(input.note));
    let command = SaveOfferDraft { proposal, amends: input.amends, terms, note };
    app(ctx)?.save_offer_draft(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    ProposalPayload::showing(ctx, proposal, Vec::new()).await
}

async fn offer(ctx: &Context<'_>, input: OfferDraftInput) -> Done<ProposalPayload> {
    let command = OfferTheDraft { proposal: read::id(&input.proposal)?, version: input.version };
    app(ctx)?.offer_the_draft(Asker::of(ctx).actor(), &by_api(input.idempotency_key), command).await?;
    ProposalPayload::showing(ctx, command.proposal, Vec::new()).await
}

async fn shown(ctx: &Context<'_>, proposal: Option<ProposalId>) -> Done<ProposalPayload> {
    let proposal = proposal.ok_or_else(|| Reason::NotFound { what: "proposal".to_owned() })?;
    ProposalPayload::showing(ctx, proposal, Vec::new()).await
}
