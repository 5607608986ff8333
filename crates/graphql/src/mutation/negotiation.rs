//! Offers, acceptance, withdrawal, and taking up what is paused.

use app::{AcceptOffer, MakeOffer, TakeUpNegotiation, WithdrawProposal};
use async_graphql::{Context, ID, InputObject, Object};
use domain::refusal::Reason;

use super::{Done, by_api, settle, submit::ProposalPayload, terms::TermsInput};
use crate::{Asker, fault::Result, loads::app, read, view::LocalTextInput};

/// New terms for a proposal under negotiation.
#[derive(Debug, InputObject)]
pub(crate) struct MakeOfferInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Which proposal.
    proposal: ID,
    /// The terms.
    terms: TermsInput,
    /// What is said with them.
    #[graphql(default)]
    note: Vec<LocalTextInput>,
}

/// Which words are accepted.
#[derive(Debug, InputObject)]
pub(crate) struct AcceptOfferInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Of which proposal.
    proposal: ID,
    /// The number of the offer: nobody accepts what they have not seen.
    number: i32,
}

/// Which proposal.
#[derive(Debug, InputObject)]
pub(crate) struct WithdrawProposalInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The proposal.
    proposal: ID,
}

/// Which negotiation goes on.
#[derive(Debug, InputObject)]
pub(crate) struct TakeUpNegotiationInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The proposal.
    proposal: ID,
}

#[derive(Default)]
pub(crate) struct NegotiationMutation;

#[Object]
impl NegotiationMutation {
    /// Makes an offer. By an advocate under a mandate, or by a contact of the requester, in turns.
    async fn make_offer(&self, ctx: &Context<'_>, input: MakeOfferInput) -> Result<ProposalPayload> {
        settle(ctx, offer(ctx, input)).await
    }

    /// Accepts the other side's latest offer: its words are tabled.
    async fn accept_offer(&self, ctx: &Context<'_>, input: AcceptOfferInput) -> Result<ProposalPayload> {
        settle(ctx, accept(ctx, input)).await
    }

    /// Takes up a negotiation that is paused because the mandate of the community's side ended or is suspended. By an advocate with an
    /// active mandate that covers the latest terms.
    async fn take_up_negotiation(
        &self,
        ctx: &Context<'_>,
        input: TakeUpNegotiationInput,
    ) -> Result<ProposalPayload> {
        settle(ctx, take_up(ctx, input)).await
    }

    /// Takes a proposal back, before the vote opens. By a contact of the requester.
    async fn withdraw_proposal(
        &self,
        ctx: &Context<'_>,
        input: WithdrawProposalInput,
    ) -> Result<ProposalPayload> {
        settle(ctx, withdraw(ctx, input)).await
    }
}

async fn offer(ctx: &Context<'_>, input: MakeOfferInput) -> Done<ProposalPayload> {
    let proposal = read::id(&input.proposal)?;
    let command = MakeOffer { proposal, terms: input.terms.into(), note: read::text(input.note) };
    app(ctx)?.make_offer(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    ProposalPayload::showing(ctx, proposal, Vec::new()).await
}

async fn accept(ctx: &Context<'_>, input: AcceptOfferInput) -> Done<ProposalPayload> {
    let proposal = read::id(&input.proposal)?;
    let number = u32::try_from(input.number).map_err(|_| Reason::NotFound { what: "offer".to_owned() })?;
    let command = AcceptOffer { proposal, number };
    app(ctx)?.accept_offer(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    ProposalPayload::showing(ctx, proposal, Vec::new()).await
}

async fn take_up(ctx: &Context<'_>, input: TakeUpNegotiationInput) -> Done<ProposalPayload> {
    let command = TakeUpNegotiation { proposal: read::id(&input.proposal)? };
    app(ctx)?.take_up_negotiation(Asker::of(ctx).actor(), &by_api(input.idempotency_key), command).await?;
    ProposalPayload::showing(ctx, command.proposal, Vec::new()).await
}

async fn withdraw(ctx: &Context<'_>, input: WithdrawProposalInput) -> Done<ProposalPayload> {
    let command = WithdrawProposal { proposal: read::id(&input.proposal)?, by_connector: false };
    app(ctx)?.withdraw_proposal(Asker::of(ctx).actor(), &by_api(input.idempotency_key), &command).await?;
    ProposalPayload::showing(ctx, command.proposal, Vec::new()).await
}
