//! Trying the questions about terms.

use app::TryQuestions;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};

use super::{Done, by_api, payloads, settle};
use crate::{
    Asker,
    fault::Result,
    loads::app,
    read,
    view::{CheckedAnswerView, RefusalView},
};

/// The asker's answers.
#[derive(InputObject)]
pub(crate) struct TryQuestionsInput {
    /// Names the command: repeated with the same key, it is done once.
    idempotency_key: String,
    /// About which proposal.
    proposal: ID,
    /// For each question, in their order, the number of the answer, from 1.
    answers: Vec<u32>,
}

/// What the questions came to.
#[derive(Default, SimpleObject)]
pub(crate) struct UnderstandingPayload {
    /// Each question, in their order. Shown to the asker and nobody else.
    checked: Vec<CheckedAnswerView>,
    /// Everything that was refused.
    refusals: Vec<RefusalView>,
}
payloads!(UnderstandingPayload);

#[derive(Default)]
pub(crate) struct UnderstandingMutation;

#[Object]
impl UnderstandingMutation {
    /// Tries the questions about tabled terms, once. Private, no gate, and no ballot weighs less for it: terms that too many misread go
    /// back. By a member.
    async fn try_questions(
        &self,
        ctx: &Context<'_>,
        input: TryQuestionsInput,
    ) -> Result<UnderstandingPayload> {
        settle(ctx, try_out(ctx, input)).await
    }
}

async fn try_out(ctx: &Context<'_>, input: TryQuestionsInput) -> Done<UnderstandingPayload> {
    let command = TryQuestions { proposal: read::id(&input.proposal)?, answers: input.answers };
    let origin = by_api(input.idempotency_key);
    let done = app(ctx)?.try_questions(Asker::of(ctx).actor(), &origin, &command).await?;
    let locale = Asker::of(ctx).locale();
    let checked = done.checked.iter().map(|one| CheckedAnswerView::of(one, locale)).collect();
    Ok(UnderstandingPayload { checked, refusals: Vec::new() })
}
