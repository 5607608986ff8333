//! Questions to the requester, as far as the asker may see them.

use async_graphql::{Context, Enum, ID, Object};
use domain::question::{Question, QuestionStage};

use super::{ClauseView, LocalTextView, Looker, ProposalView, concern::clause_of, local_text};
use crate::{fault::Result, loads::get};

/// How far a question has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "QuestionStage")]
pub(crate) enum QuestionStageView {
    /// A member asked; no advocate has taken it up.
    Asked,
    /// An advocate sent it to the requester.
    Forwarded,
    /// An advocate did not send it on.
    Declined,
    /// The requester answered the advocate.
    Answered,
    /// The advocate brought the answer to the members.
    Published,
}

/// A question that the asker may see. There is no other way to one than [`QuestionView::seen`] and [`QuestionView::by`].
pub(crate) struct QuestionView {
    question: Question,
    looker: Looker,
}

impl QuestionView {
    /// The question as the asker sees it.
    pub(crate) async fn seen(ctx: &Context<'_>, question: Question) -> Result<Option<Self>> {
        let proposal = get(ctx, question.proposal).await?;
        let seen = ProposalView::seen(ctx, proposal).await?;
        Ok(Self::by(seen.map_or(Looker::Outside, |seen| seen.looker(ctx)), question))
    }

    /// The same for a looker who is known.
    pub(crate) fn by(looker: Looker, question: Question) -> Option<Self> {
        let told = match looker {
            Looker::Member | Looker::Advocate => true,
            Looker::Requester => question.is_told_to_requester(),
            Looker::Outside => false,
        };
        told.then_some(Self { question, looker })
    }

    /// Its id, as a cursor.
    pub(crate) fn cursor(&self) -> String {
        self.question.id.to_string()
    }
}

/// What members want to know from the requester. Who asked is shown to nobody.
#[Object(name = "Question")]
impl QuestionView {
    /// Its id.
    async fn id(&self) -> ID {
        self.question.id.to_string().into()
    }
    /// Counts from 1 in each proposal.
    async fn number(&self) -> u32 {
        self.question.number
    }
    /// The clause that it is about; none where it is about the whole.
    async fn clause(&self, ctx: &Context<'_>) -> Result<Option<ClauseView>> {
        clause_of(ctx, (self.question.proposal, self.question.offer), self.question.clause).await
    }
    /// What was asked, in the one language it was asked in. For members and advocates.
    async fn words(&self) -> Vec<LocalTextView> {
        if self.looker == Looker::Requester { Vec::new() } else { local_text(&self.question.words) }
    }
    /// How far it has come.
    async fn stage(&self) -> QuestionStageView {
        match self.question.stage {
            QuestionStage::Asked => QuestionStageView::Asked,
            QuestionStage::Forwarded { .. } => QuestionStageView::Forwarded,
            QuestionStage::Declined { .. } => QuestionStageView::Declined,
            QuestionStage::Answered { .. } => QuestionStageView::Answered,
            QuestionStage::Published { .. } => QuestionStageView::Published,
        }
    }
    /// The words in which it was sent to the requester.
    async fn forwarded(&self) -> Vec<LocalTextView> {
        match &self.question.stage {
            QuestionStage::Forwarded { words }
            | QuestionStage::Answered { words, .. }
            | QuestionStage::Published { words, .. } => local_text(words),
            QuestionStage::Asked | QuestionStage::Declined { .. } => Vec::new(),
        }
    }
    /// Why it was not sent on.
    async fn declined_because(&self) -> Vec<LocalTextView> {
        match &self.question.stage {
            QuestionStage::Declined { reason } => local_text(reason),
            _ => Vec::new(),
        }
    }
    /// What the requester answered: for the advocate and the requester at once, for the members once it is published.
    async fn answer(&self) -> Vec<LocalTextView> {
        match &self.question.stage {
            QuestionStage::Published { answer, .. } => local_text(answer),
            QuestionStage::Answered { answer, .. } if self.looker != Looker::Member => local_text(answer),
            _ => Vec::new(),
        }
    }
}
