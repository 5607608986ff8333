//! Questions to the requester, which go out and come back through an advocate.

use domain::{
    charter::TypedText,
    id::{ProposalId, QuestionId},
    proposal::Side,
    question::{Asking, Question},
    refusal::Reason,
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    answer_concern::side,
    begin::{Begun, fresh},
    concern::Tabling,
    error::missing,
};

/// What a member wants to know. Deliberately without `Debug`: it has no place in a log.
#[derive(Clone)]
pub struct AskQuestion {
    /// About which proposal.
    pub proposal: ProposalId,
    /// About which clause; none where it is about the whole.
    pub clause: Option<u32>,
    /// The language it is asked in, as typed; the member's own where it is not said.
    pub language: Option<String>,
    /// What is asked, as typed.
    pub words: String,
}

/// What becomes of a question. Texts are as typed, at least in the first language of the charter.
#[derive(Clone, Debug)]
pub enum Handle {
    /// An advocate sends it to the requester, in these words.
    Forward(TypedText),
    /// An advocate does not, for this reason.
    Decline(TypedText),
    /// The requester answers this.
    Answer(TypedText),
    /// An advocate brings the answer to the members.
    Publish,
}

/// What somebody does with a question.
#[derive(Clone, Debug)]
pub struct HandleQuestion {
    /// Which.
    pub question: QuestionId,
    /// What.
    pub what: Handle,
}

/// A question that is on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionSaid {
    /// The question.
    pub question: QuestionId,
}

impl App {
    /// Asks. By chat and by API this is the one verb.
    pub async fn ask_question(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &AskQuestion,
    ) -> Result<QuestionSaid, AppError> {
        self.settle(|| async {
            // Only its digest is kept, and only under the member's own name.
            let said = ("question", command.proposal, command.clause, &command.language, &command.words);
            let begun: Begun<QuestionSaid> = self.begin(actor, origin, &said).await?;
            let mut work = fresh!(begun);
            let at = Tabling::held(&work, command.proposal).await?;
            let voter = actor.as_member_of(at.proposal.community)?;
            let number = at.proposal.tabled()?.number;
            let offer = work.tx.offer(at.proposal.id, number).await?.ok_or_else(|| missing("offer"))?;
            let all = work.tx.questions_of(at.proposal.id).await?.len();
            let mine = work.tx.asked_by(at.proposal.id, number, voter.id()).await?;
            let question = self.chance.id(work.now)?;
            let said = Asking {
                id: question,
                member: voter.id(),
                terms: &offer.terms,
                clause: command.clause,
                words: (command.language.as_deref().unwrap_or_else(|| voter.tag()), &command.words),
                before: (u32::try_from(all).unwrap_or(u32::MAX), mine),
                reply: origin.reply(voter.language()),
            };
            let step = Question::ask(&at.proposal, said, work.now)?;
            work.tx.save(step).await?;
            work.done(QuestionSaid { question }).await
        })
        .await
    }

    /// Sends a question on, declines it, answers it or publishes the answer: each by whose it is to do.
    pub async fn handle_question(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &HandleQuestion,
    ) -> Result<QuestionSaid, AppError> {
        self.settle(|| async {
            let begun: Begun<QuestionSaid> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let seen = work.tx.question_seen(command.question).await?.ok_or_else(|| missing("question"))?;
            let at = Tabling::held(&work, seen.proposal).await?;
            let question = work.tx.question(seen.id).await?.ok_or_else(|| missing("question"))?;
            let by = side(&work, actor, &at.proposal).await?;
            at.proposal.tabled()?;
            let wanted = &at.charter.languages[..1];
            let step = match (&command.what, by) {
                (Handle::Forward(words), Side::Community) => question.forward(words, wanted)?,
                (Handle::Decline(reason), Side::Community) => question.decline(reason, wanted)?,
                (Handle::Publish, Side::Community) => question.publish()?,
                (Handle::Answer(answer), Side::Requester) => question.answer(answer, wanted)?,
                (Handle::Answer(_), Side::Community) => return Err(Reason::NotTheRequester {}.into()),
                (_, Side::Requester) => return Err(Reason::NoMandate {}.into()),
            };
            work.tx.save(step).await?;
            work.done(QuestionSaid { question: command.question }).await
        })
        .await
    }
}
