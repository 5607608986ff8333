//! Loads of intermediaries, requesters and their people, and how what changes of the organisations is written.

use domain::{
    digest::Digest,
    id::{AdvocateId, ContactId, IntermediaryId, RequesterId},
    party::{Advocate, Contact, FormerInterests, Intermediary, MailProof, Redeclared, Requester},
    text::Handle,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    entity::{advocate, contact, former_interests, intermediary, mail_proof, requester},
    error::{Result, StorageError},
    hydrate::Stored,
    save::sealed::Write,
    tx::{Lock, Tx, guard},
};

impl Tx {
    /// An intermediary.
    pub async fn intermediary(&self, id: IntermediaryId) -> Result<Option<Intermediary>> {
        self.one(intermediary::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// An intermediary whose interests stay as they are as long as this transaction lasts.
    pub async fn hold_intermediary(&self, id: IntermediaryId) -> Result<Option<Intermediary>> {
        self.one(intermediary::Entity::find_by_id(id.uuid()), Lock::Shared).await
    }

    /// An intermediary, to be moved on.
    pub async fn own_intermediary(&self, id: IntermediaryId) -> Result<Option<Intermediary>> {
        self.one(intermediary::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// The intermediary of this handle.
    pub async fn intermediary_by_handle(&self, handle: &Handle) -> Result<Option<Intermediary>> {
        let select = intermediary::Entity::find().filter(intermediary::Column::Handle.eq(handle.to_string()));
        self.one(select, Lock::Free).await
    }

    /// The interests that an intermediary declared before those of now, the first ones first.
    pub async fn former_interests(&self, of: IntermediaryId) -> Result<Vec<FormerInterests>> {
        let select =
            former_interests::Entity::find().filter(former_interests::Column::Intermediary.eq(of.uuid()));
        self.all(select.order_by_asc(former_interests::Column::Version)).await
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

    /// A requester, to be moved on. Whoever changes anything of a requester's people and programs holds it too: one after the other.
    pub async fn own_requester(&self, id: RequesterId) -> Result<Option<Requester>> {
        self.one(requester::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// The contacts of a requester in the order of their ids, removed ones too.
    pub async fn contacts_of(&self, id: RequesterId) -> Result<Vec<Contact>> {
        let select = contact::Entity::find().filter(contact::Column::Requester.eq(id.uuid()));
        self.all(select.order_by_asc(contact::Column::Id)).await
    }

    /// A requester's contact, to be moved on.
    pub async fn own_contact(&self, id: ContactId) -> Result<Option<Contact>> {
        self.one(contact::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// What a requester has tried to prove its mail domain, to be moved on.
    pub async fn own_mail_proof(&self, id: RequesterId) -> Result<Option<MailProof>> {
        self.one(mail_proof::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// The attempt whose link has this hash of its secret.
    pub async fn mail_proof_by_secret(&self, secret: Digest) -> Result<Option<MailProof>> {
        let select =
            mail_proof::Entity::find().filter(mail_proof::Column::SecretHash.eq(secret.bytes().to_vec()));
        self.one(select, Lock::Free).await
    }

    /// A requester's contact.
    pub async fn contact(&self, id: ContactId) -> Result<Option<Contact>> {
        self.one(contact::Entity::find_by_id(id.uuid()), Lock::Free).await
    }
}

/// Updated where this transaction holds it, else a new one, whose handle may be another's.
impl Write for Requester {
    async fn write(&self, tx: &Tx) -> Result<()> {
        tx.put_or(self, StorageError::taken("handle")).await
    }
}

/// Guarded by the version before: of two declarations at once, one is made after the other.
impl Write for Redeclared {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let row = self.intermediary.row()?;
        let declared = intermediary::ActiveModel {
            interests: Set(row.interests),
            interests_version: Set(row.interests_version),
            interests_since: Set(row.interests_since),
            ..Default::default()
        };
        let updated = intermediary::Entity::update_many()
            .set(declared)
            .filter(intermediary::Column::Id.eq(row.id))
            .filter(intermediary::Column::InterestsVersion.eq(i64::from(self.former.version)))
            .exec(tx.writer()?)
            .await?;
        guard(updated.rows_affected)?;
        tx.insert(&self.former, StorageError::from).await
    }
}
