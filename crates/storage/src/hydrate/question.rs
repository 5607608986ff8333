//! Questions to requesters.

use domain::{
    id::Id,
    question::{Question, QuestionAsker},
    text::LocalText,
};
use uuid::Uuid;

use super::{Row, Stored, read, write};
use crate::{
    entity::{question, question_asker},
    error::{Result, StorageError},
};

impl Stored for Question {
    type Entity = question::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let words: LocalText = read::json("question.words", &row.words)?;
        if words.is_empty() || words.iter().count() != 1 {
            return Err(StorageError::inconsistent("question.words"));
        }
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            proposal: Id::new(row.proposal),
            offer: read::count("question.offer", row.offer)?,
            number: read::count("question.number", row.number)?,
            clause: row.clause.map(|clause| read::count("question.clause", clause)).transpose()?,
            words,
            asked_at: read::moment("question.asked_at", row.asked_at)?,
            stage: read::json("question.stage", &row.stage)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(question::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            proposal: self.proposal.uuid(),
            offer: i64::from(self.offer),
            number: i64::from(self.number),
            clause: self.clause.map(i64::from),
            words: write::json("question.words", &self.words)?,
            asked_at: self.asked_at.micros(),
            stage: write::json("question.stage", &self.stage)?,
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Stored for QuestionAsker {
    type Entity = question_asker::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self { question: Id::new(row.question), member: Id::new(row.member) })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(question_asker::Model { question: self.question.uuid(), member: self.member.uuid() })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}
