//! "May I?", asked by machines.

use domain::permission::{Answer, Question, permitted};

use crate::{App, AppError};

impl App {
    /// Answers a question from the agreements as they are now.
    pub async fn permitted(&self, question: &Question) -> Result<Answer, AppError> {
        let agreements = self.read().await?.agreements_of_requester(question.requester).await?;
        Ok(permitted(question, &agreements))
    }
}
