//! From rows to domain values and back. Every row is read as something that only this program can have written: what it
//! cannot have written is [`crate::StorageError::Inconsistent`], never a default.

mod application;
mod before_vote;
mod burden;
mod community;
mod concern;
mod crisis;
mod decision;
mod election;
mod mandate;
mod negotiation;
mod party;
mod petition;
mod proposal;
mod question;
pub(crate) mod read;
mod signatory;
mod vote;
mod webhook;
pub(crate) mod write;

use sea_orm::EntityTrait;
use uuid::Uuid;

use crate::error::Result;
pub(crate) use burden::AskedRow;
pub(crate) use petition::aim_column;
pub(crate) use proposal::OfferRow;
pub(crate) use vote::{state_word, subject_column};

/// The row of a stored value.
pub(crate) type Row<S> = <<S as Stored>::Entity as EntityTrait>::Model;

/// A domain value that is one row of one table.
pub(crate) trait Stored: Sized + Send + Sync {
    /// The table.
    type Entity: EntityTrait;
    /// The value of a row.
    fn hydrate(row: Row<Self>) -> Result<Self>;
    /// The row of the value.
    fn row(&self) -> Result<Row<Self>>;
    /// The row's own id; none where the key is of several columns.
    fn id(&self) -> Option<Uuid>;
}
