//! Giving a ballot, and taking it back.

use app::{CastBallot, WithdrawBallot};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::{
    ballot::{Channel, Choice, Delivery},
    id::VoteId,
    refusal::Reason,
};

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::{app, find, get},
    read, scalar,
    view::{ChoiceView, RefusalView, VoteView, election},
};

/// An answer to a vote. Deliberately without `Debug`: a choice has no place in a log.
#[derive(InputObject)]
pub(crate) struct CastBallotInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// Which vote.
    vote: ID,
    /// The answer, where the question is one of yes or no.
    choice: Option<ChoiceView>,
    /// The answer, where several stand and are ranked: numbers of the paper from the best to the last, for example
    /// `2>1=3>none`. Whoever is not named comes last.
    ranking: Option<String>,
    /// The answer, where several stand and are approved of: numbers of the paper, for example `1,3`, or `none`.
    approve: Option<String>,
    /// Whose ballot it is, where the asker is that member's helper.
    #[graphql(name = "for")]
    member: Option<ID>,
}

/// The receipt of a ballot that counts.
#[derive(SimpleObject)]
pub(crate) struct BallotReceipt {
    /// The answer, where the question is one of yes or no.
    choice: Option<ChoiceView>,
    /// The ranking of everybody on the paper, where those who stand are ranked.
    ranking: Option<String>,
    /// The numbers of those who are approved of, where that is asked; nobody means "none of them".
    approved: Option<Vec<usize>>,
    /// When it was durably received.
    received_at: scalar::DateTime,
    /// Counts the member's acts in this vote from 1; the highest stands.
    sequence: u32,
}

/// A ballot that counts.
#[derive(Default, SimpleObject)]
pub(crate) struct BallotPayload {
    /// The ballot.
    ballot: Option<BallotReceipt>,
    /// The vote.
    vote: Option<VoteView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}

/// In which vote.
#[derive(Debug, InputObject)]
pub(crate) struct WithdrawBallotInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The vote.
    vote: ID,
}

/// A ballot that was taken back.
#[derive(Default, SimpleObject)]
pub(crate) struct WithdrawBallotPayload {
    /// What the ballot's commitment was made of, as a file: whoever wrote the commitment down before (`myReceipt`) sees whether
    /// ballots are recorded as they are given. It proves nothing of the ballot that will count. None at a repetition.
    opened: Option<String>,
    /// The vote.
    vote: Option<VoteView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(BallotPayload, WithdrawBallotPayload);

#[derive(Default)]
pub(crate) struct BallotMutation;

#[Object]
impl BallotMutation {
    /// Gives a ballot, in place of the one before. By a member who was on the roll when the vote opened, or by their helper: a helper's
    /// ballot never replaces the member's own.
    async fn cast_ballot(&self, ctx: &Context<'_>, input: CastBallotInput) -> Result<BallotPayload> {
        settle(ctx, cast(ctx, input)).await
    }

    /// Takes the ballot back, as if it had not been given. By the member who gave it, while the vote is open.
    async fn withdraw_ballot(
        &self,
        ctx: &Context<'_>,
        input: WithdrawBallotInput,
    ) -> Result<WithdrawBallotPayload> {
        settle(ctx, withdraw(ctx, input)).await
    }
}

async fn cast(ctx: &Context<'_>, input: CastBallotInput) -> Done<BallotPayload> {
    let vote = read::id(&input.vote)?;
    let paper =
        find::<VoteId>(ctx, vote).await?.ok_or_else(|| Reason::NotFound { what: "vote".to_owned() })?;
    let choice = input.choice.map(Choice::from);
    let answer = paper.read_as(choice, input.ranking.as_deref(), input.approve.as_deref())?;
    let (channel, delivery) = (Channel::Api, Delivery::Here);
    let command = CastBallot { vote, answer: answer.clone(), channel, delivery };
    let (app, actor, origin) = (app(ctx)?, Asker::of(ctx).actor(), by_api(input.idempotency_key));
    let done = match input.member {
        None => app.cast_ballot(actor, &origin, command).await?,
        Some(member) => app.assist_ballot(actor, &origin, read::id(&member)?, command).await?,
    };
    let received_at = scalar::DateTime::of(&done.received_at);
    let ballot = Some(BallotReceipt {
        choice: answer.choice().map(ChoiceView::from),
        ranking: election::ranking(&answer),
        approved: election::approved(&answer),
        received_at,
        sequence: done.sequence,
    });
    Ok(BallotPayload { ballot, vote: Some(VoteView(get(ctx, vote).await?)), refusals: Vec::new() })
}

async fn withdraw(ctx: &Context<'_>, input: WithdrawBallotInput) -> Done<WithdrawBallotPayload> {
    let vote = read::id(&input.vote)?;
    let command = WithdrawBallot { vote, delivery: Delivery::Here };
    let opening =
        app(ctx)?.take_back_and_open(Asker::of(ctx).actor(), &by_api(input.idempotency_key), command).await?;
    let opened = opening.and_then(|opening| opening.to_file().ok());
    Ok(WithdrawBallotPayload { opened, vote: Some(VoteView(get(ctx, vote).await?)), refusals: Vec::new() })
}
