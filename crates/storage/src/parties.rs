//! Loads of intermediaries, requesters and their people. None of them ever changes.

use domain::{
    id::{AdvocateId, ContactId, IntermediaryId, RequesterId},
    party::{Advocate, Contact, Intermediary, Requester},
    text::Handle,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    entity::{advocate, contact, intermediary, requester},
    error::Result,
    tx::{Lock, Tx},
};

impl Tx {
    /// An intermediary.
    pub async fn intermediary(&self, id: IntermediaryId) -> Result<Option<Intermediary>> {
        self.one(intermediary::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// The intermediary of this handle.
    pub async fn intermediary_by_handle(&self, handle: &Handle) -> Result<Option<Intermediary>> {
        let select = intermediary::Entity::find().filter(intermediary::Column::Handle.eq(handle.to_string()));
        self.one(select, Lock::Free).await
    }

    /// An advocate.
    pub async fn advocate(&self, id: AdvocateId) -> Result<Option<Advocate>> {
        self.one(advocate::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// A requester.
    pub async fn requester(&self, id: RequesterId) -> Result<Option<Requester>> {
        self.one(requester::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// The requester of this handle.
    pub async fn requester_by_handle(&self, handle: &Handle) -> Result<Option<Requester>> {
        let select = requester::Entity::find().filter(requester::Column::Handle.eq(handle.to_string()));
        self.one(select, Lock::Free).await
    }

    /// A requester's contact.
    pub async fn contact(&self, id: ContactId) -> Result<Option<Contact>> {
        self.one(contact::Entity::find_by_id(id.uuid()), Lock::Free).await
    }
}
