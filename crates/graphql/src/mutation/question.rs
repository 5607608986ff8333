//! Questions to the requester: asked by members, carried both ways by advocates.

use app::{AskQuestion, Handle, HandleQuestion};
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::id::QuestionId;

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::{Fault, Result},
    loads::app,
    read,
    view::{LocalTextInput, QuestionView, RefusalView},
};

/// What the asker wants to know about tabled terms.
#[derive(InputObject)]
pub(crate) struct AskQuestionInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// About which proposal.
    proposal: ID,
    /// The number of the clause; not given where it is about the whole.
    clause: Option<u32>,
    /// What is asked, in one language; at most 1,000 characters. The members read it, and not who wrote it.
    words: LocalTextInput,
}

/// A question in the words that the requester reads.
#[derive(Debug, InputObject)]
pub(crate) struct ForwardQuestionInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The question.
    question: ID,
    /// In other words than the members', at least in the first language of the charter.
    words: Vec<LocalTextInput>,
}

/// Why a question is not sent on.
#[derive(Debug, InputObject)]
pub(crate) struct DeclineQuestionInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The question.
    question: ID,
    /// Why, at least in the first language of the charter: the members are told.
    reason: Vec<LocalTextInput>,
}

/// An answer to a question.
#[derive(Debug, InputObject)]
pub(crate) struct AnswerQuestionInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The question.
    question: ID,
    /// The answer, at least in the first language of the charter.
    answer: Vec<LocalTextInput>,
}

/// Which answer.
#[derive(Debug, InputObject)]
pub(crate) struct PublishAnswerInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// The question that was answered.
    question: ID,
}

/// A question.
#[derive(Default, SimpleObject)]
pub(crate) struct QuestionPayload {
    /// The question.
    question: Option<QuestionView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(QuestionPayload);

#[derive(Default)]
pub(crate) struct QuestionMutation;

#[Object]
impl QuestionMutation {
    /// Asks the requester something about tabled terms, through an advocate. Nobody is told who did. By a member.
    async fn ask_question(&self, ctx: &Context<'_>, input: AskQuestionInput) -> Result<QuestionPayload> {
        settle(ctx, ask(ctx, input)).await
    }

    /// Sends a question to the requester. By an advocate with an active mandate.
    async fn forward_question(
        &self,
        ctx: &Context<'_>,
        input: ForwardQuestionInput,
    ) -> Result<QuestionPayload> {
        let what = Handle::Forward(read::text(input.words));
        settle(ctx, handle(ctx, input.idempotency_key, input.question, what)).await
    }

    /// Does not send a question on, and tells the members why. By an advocate with an active mandate.
    async fn decline_question(
        &self,
        ctx: &Context<'_>,
        input: DeclineQuestionInput,
    ) -> Result<QuestionPayload> {
        let what = Handle::Decline(read::text(input.reason));
        settle(ctx, handle(ctx, input.idempotency_key, input.question, what)).await
    }

    /// Answers a question that was sent on. By a contact of the requester.
    async fn answer_question(
        &self,
        ctx: &Context<'_>,
        input: AnswerQuestionInput,
    ) -> Result<QuestionPayload> {
        let what = Handle::Answer(read::text(input.answer));
        settle(ctx, handle(ctx, input.idempotency_key, input.question, what)).await
    }

    /// Brings an answer to the members, as it was given. By an advocate with an active mandate.
    async fn publish_answer(&self, ctx: &Context<'_>, input: PublishAnswerInput) -> Result<QuestionPayload> {
        settle(ctx, handle(ctx, input.idempotency_key, input.question, Handle::Publish)).await
    }
}

async fn ask(ctx: &Context<'_>, input: AskQuestionInput) -> Done<QuestionPayload> {
    let command = AskQuestion {
        proposal: read::id(&input.proposal)?,
        clause: input.clause,
        language: Some(input.words.language.into()),
        words: input.words.text,
    };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.ask_question(Asker::of(ctx).actor(), &origin, &command).await?;
    shown(ctx, done.question).await
}

async fn handle(ctx: &Context<'_>, key: String, question: ID, what: Handle) -> Done<QuestionPayload> {
    let command = HandleQuestion { question: read::id(&question)?, what };
    let done = app(ctx)?.handle_question(Asker::of(ctx).actor(), &by_api(key), &command).await?;
    shown(ctx, done.question).await
}

async fn shown(ctx: &Context<'_>, id: QuestionId) -> Done<QuestionPayload> {
    let found = app(ctx)?.read().await?.question_seen(id).await.map_err(Fault::from)?;
    let question = found.ok_or_else(|| Fault::missing("a question"))?;
    Ok(QuestionPayload { question: QuestionView::seen(ctx, question).await?, refusals: Vec::new() })
}
