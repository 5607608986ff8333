//! Concerns, who stands behind them, and the answers.

use domain::{
    concern::{Concern, ConcernAnswer, Saying, Standing, Supporter},
    id::Id,
    taxonomy::CodeKind,
    text::LocalText,
};
use uuid::Uuid;

use super::{Row, Stored, petition::sound, read, write};
use crate::{
    entity::{concern, concern_answer, concern_supporter},
    error::{Result, StorageError},
};

impl Stored for Concern {
    type Entity = concern::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let says: Saying = read::json("concern.words", &row.words)?;
        let one = |words: &LocalText| !words.is_empty() && words.iter().count() == 1;
        if !matches!(&says, Saying::Harm(code) if code.kind() == CodeKind::Harm)
            && !matches!(&says, Saying::Words(words) if one(words))
        {
            return Err(StorageError::inconsistent("concern.words"));
        }
        let clause = row.clause.map(|clause| read::count("concern.clause", clause)).transpose()?;
        let raised_at = read::moment("concern.raised_at", row.raised_at)?;
        Ok(Self {
            id: Id::new(row.id),
            community: Id::new(row.community),
            proposal: Id::new(row.proposal),
            offer: read::count("concern.offer", row.offer)?,
            number: read::count("concern.number", row.number)?,
            clause,
            says,
            raised_at,
            holds: row.holds,
            bulletin: sound(
                "concern.supported_shown",
                row.supported_shown,
                row.supported_shown_at,
                raised_at,
            )?,
            standing: standing(&row)?,
            answered_at: read::moment_if("concern.answered_at", row.answered_at)?,
            summary: read::json("concern.summary", &row.summary)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (standing, at, due) = match self.standing {
            Standing::Raised => ("raised", None, None),
            Standing::Reached { at, due } => ("reached", Some(at), Some(due)),
            Standing::Withdrawn { at } => ("withdrawn", Some(at), None),
        };
        Ok(concern::Model {
            id: self.id.uuid(),
            community: self.community.uuid(),
            proposal: self.proposal.uuid(),
            offer: i64::from(self.offer),
            number: i64::from(self.number),
            clause: self.clause.map(i64::from),
            words: write::json("concern.words", &self.says)?,
            raised_at: self.raised_at.micros(),
            holds: self.holds,
            supported_shown: i64::try_from(self.bulletin.at_least).unwrap_or(i64::MAX),
            supported_shown_at: self.bulletin.at.micros(),
            standing: standing.to_owned(),
            standing_at: at.map(|at| at.micros()),
            due_at: due.map(|due| due.micros()),
            answered_at: self.answered_at.map(|at| at.micros()),
            summary: write::json("concern.summary", &self.summary)?,
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

fn standing(row: &concern::Model) -> Result<Standing> {
    let at = read::moment_if("concern.standing_at", row.standing_at)?;
    let due = read::moment_if("concern.due_at", row.due_at)?;
    match (row.standing.as_str(), at, due) {
        ("raised", None, None) => Ok(Standing::Raised),
        ("reached", Some(at), Some(due)) => Ok(Standing::Reached { at, due }),
        ("withdrawn", Some(at), None) => Ok(Standing::Withdrawn { at }),
        _ => Err(StorageError::inconsistent("concern.standing")),
    }
}

impl Stored for Supporter {
    type Entity = concern_supporter::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self { concern: Id::new(row.concern), member: Id::new(row.member), raised: row.raised })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (concern, member) = (self.concern.uuid(), self.member.uuid());
        Ok(concern_supporter::Model { concern, member, raised: self.raised })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}

impl Stored for ConcernAnswer {
    type Entity = concern_answer::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            concern: Id::new(row.concern),
            number: read::count("concern_answer.number", row.number)?,
            by: read::word("concern_answer.side", &row.side)?,
            words: read::json("concern_answer.words", &row.words)?,
            at: read::moment("concern_answer.at", row.at)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(concern_answer::Model {
            concern: self.concern.uuid(),
            number: i64::from(self.number),
            side: write::word("concern_answer.side", &self.by)?,
            words: write::json("concern_answer.words", &self.words)?,
            at: self.at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}
