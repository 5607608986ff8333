//! Entries of the ledger of what members were asked.

use domain::{
    burden::{Asked, Burden},
    id::{CommunityId, Id},
};
use uuid::Uuid;

use super::{Row, Stored, read};
use crate::{entity::burden, error::Result};

/// An entry and the community it belongs to, which the entry itself does not name.
pub(crate) struct AskedRow {
    /// The community.
    pub(crate) community: CommunityId,
    /// The entry.
    pub(crate) asked: Asked,
}

impl Stored for AskedRow {
    type Entity = burden::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let burden = Burden {
            reading: read::count("burden.reading", row.reading)?,
            deliberating: read::count("burden.deliberating", row.deliberating)?,
            understanding: read::count("burden.understanding", row.understanding)?,
            voting: read::count("burden.voting", row.voting)?,
        };
        let at = read::moment("burden.asked_at", row.asked_at)?;
        Ok(Self {
            community: Id::new(row.community),
            asked: Asked { proposal: Id::new(row.proposal), burden, at },
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let Asked { proposal, burden, at } = self.asked;
        Ok(burden::Model {
            proposal: proposal.uuid(),
            community: self.community.uuid(),
            reading: i64::from(burden.reading),
            deliberating: i64::from(burden.deliberating),
            understanding: i64::from(burden.understanding),
            voting: i64::from(burden.voting),
            asked_at: at.micros(),
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}
