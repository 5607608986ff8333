//! "May I?", asked by machines.

use domain::{
    id::{CommunityId, RequesterId},
    permission::{Answer, Question},
    refusal::Reason,
};

use crate::{Actor, App, AppError, permissions::Known};

/// An answer, and what it was answered from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// How many entries of the journal it takes into account. 0 where that is not known, and nothing is permitted.
    pub sequence: i64,
}

impl Answered {
    /// The answer where nothing is known: no.
    pub const fn unknown() -> Self {
        Self { answer: Answer::deny(Reason::PermissionUnknown {}), sequence: 0 }
    }
}

/// Names, and what they stand for as far as permission goes.
pub struct Names<'a>(&'a Known);

impl Names<'_> {
    /// The requester of this short name, if it has any agreement.
    pub fn requester(&self, handle: &str) -> Option<RequesterId> {
        self.0.requester(handle)
    }
    /// The community of this short name.
    pub fn community(&self, handle: &str) -> Option<CommunityId> {
        self.0.community(handle)
    }
}

impl App {
    /// Answers a question from the agreements as they are now.
    pub async fn permitted(&self, actor: &Actor, question: &Question) -> Answered {
        let mut answers = self.permitted_each(actor, [question], |question, _| Ok(question.clone())).await;
        answers.pop().unwrap_or_else(Answered::unknown)
    }

    /// Answers each of these in turn, all from the same state of things, and notes it where an agreement asks for that. `read` makes a
    /// question of each; where it cannot, its reason is the answer.
    pub async fn permitted_each<T>(
        &self,
        actor: &Actor,
        asked: impl IntoIterator<Item = T>,
        read: impl Fn(T, &Names<'_>) -> Result<Question, Reason>,
    ) -> Vec<Answered> {
        let now = self.now();
        match self.permissions.known().await {
            Ok(known) => {
                let (names, sequence) = (Names(&known), known.sequence.unwrap_or_default());
                let answer = |one| match read(one, &names) {
                    Ok(question) => {
                        let answer = known.index.answer(&question, now);
                        self.trails.note(&known, actor, (&question, &answer), now);
                        answer
                    }
                    Err(reason) => Answer::deny(reason),
                };
                asked.into_iter().map(answer).map(|answer| Answered { answer, sequence }).collect()
            }
            Err(error) => {
                tracing::error!(%error, "what is agreed on could not be read; nothing is permitted");
                asked.into_iter().map(|_| Answered::unknown()).collect()
            }
        }
    }

    /// Reads what is agreed on, so that the first question does not wait for it.
    pub async fn learn_permissions(&self) -> Result<(), AppError> {
        self.permissions.known().await.map(drop)
    }
}
