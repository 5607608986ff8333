//! Asking for a vote: by signatures, or by an advocate and a steward.

use app::{OpenWithdrawal, SignPetition, WithdrawSignature};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::{id::PetitionId, petition::Aim, refusal::Reason};

use super::{Done, by_api, payloads, settle, vote::VotePayload};
use crate::{
    Asker,
    fault::{Fault, Result},
    loads::{app, get},
    read,
    view::{PetitionView, RefusalView, VoteView},
};

/// What is asked for.
#[derive(Debug, InputObject)]
pub(crate) struct PetitionInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The mandate to recall, the agreement whose consent is to be withdrawn, or the draft of a charter.
    about: ID,
}

/// Whose signature is taken back: the asker's.
#[derive(Debug, InputObject)]
pub(crate) struct WithdrawSignatureInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Under which petition.
    petition: ID,
}

/// Of which consent.
#[derive(Debug, InputObject)]
pub(crate) struct OpenWithdrawalInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The agreement that rests on it.
    agreement: ID,
}

/// A petition.
#[derive(Default, SimpleObject)]
pub(crate) struct PetitionPayload {
    /// The petition.
    petition: Option<PetitionView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(PetitionPayload);

#[derive(Default)]
pub(crate) struct PetitionMutation;

#[Object]
impl PetitionMutation {
    /// Signs for a vote that opens by itself, and that nobody can stop, once the charter's share of the roll has signed. Who
    /// signs first begins the petition. By a member.
    async fn petition(&self, ctx: &Context<'_>, input: PetitionInput) -> Result<PetitionPayload> {
        settle(ctx, sign(ctx, input)).await
    }

    /// Takes the asker's signature back, while the petition is open. By the member who signed.
    async fn withdraw_signature(
        &self,
        ctx: &Context<'_>,
        input: WithdrawSignatureInput,
    ) -> Result<PetitionPayload> {
        settle(ctx, take_back(ctx, input)).await
    }

    /// Opens a vote on withdrawing a consent. An advocate with an active mandate asks for it, and is given no vote yet; a
    /// steward opens it once one has asked and the least time for deliberation is over.
    async fn open_withdrawal(&self, ctx: &Context<'_>, input: OpenWithdrawalInput) -> Result<VotePayload> {
        settle(ctx, open(ctx, input)).await
    }
}

async fn sign(ctx: &Context<'_>, input: PetitionInput) -> Done<PetitionPayload> {
    let about = &input.about;
    let aim: std::result::Result<Aim, Reason> = read::id(about)
        .map(Aim::Recall)
        .or_else(|_| read::id(about).map(Aim::Withdrawal))
        .or_else(|_| read::id(about).map(Aim::Amendment));
    let command = SignPetition { aim: aim? };
    let done = app(ctx)?.petition(Asker::of(ctx).actor(), &by_api(input.idempotency_key), command).await?;
    shown(ctx, done.petition).await
}

async fn take_back(ctx: &Context<'_>, input: WithdrawSignatureInput) -> Done<PetitionPayload> {
    let command = WithdrawSignature { petition: read::id(&input.petition)? };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.withdraw_signature(Asker::of(ctx).actor(), &origin, command).await?;
    shown(ctx, done.petition).await
}

async fn shown(ctx: &Context<'_>, id: PetitionId) -> Done<PetitionPayload> {
    let found = app(ctx)?.read().await?.petition(id).await.map_err(Fault::from)?;
    let petition = found.ok_or_else(|| Fault::missing("a petition"))?;
    Ok(PetitionPayload { petition: Some(PetitionView(petition)), refusals: Vec::new() })
}

async fn open(ctx: &Context<'_>, input: OpenWithdrawalInput) -> Done<VotePayload> {
    let command = OpenWithdrawal { agreement: read::id(&input.agreement)? };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.open_withdrawal(Asker::of(ctx).actor(), &origin, command).await?;
    let vote = match done.vote {
        Some(vote) => Some(VoteView(get(ctx, vote).await?)),
        None => None,
    };
    Ok(VotePayload { vote, refusals: Vec::new() })
}
