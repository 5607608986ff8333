//! Loads of keys that people and organisations sign with, and of what they signed; and how a key comes in.

use domain::{
    agreement::{AgreementSignature, Discharge, SignatureUndone, Signer},
    id::{AgreementId, KeyId},
    signatory::{KeyChallenge, KeyHolder, KeyRegistered, SignatoryKey, Thumbprint},
};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::OnConflict};

use crate::{
    entity::{agreement_signature, discharge, key_challenge, signatory_key},
    error::{Result, StorageError},
    hydrate::Stored,
    save::sealed::Write,
    tx::{Lock, Tx, guard},
};

impl Tx {
    /// A key.
    pub async fn signatory_key(&self, id: KeyId) -> Result<Option<SignatoryKey>> {
        self.one(signatory_key::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// The key with this thumbprint, which stays as it is as long as this transaction lasts.
    pub async fn key_by_thumbprint(&self, thumbprint: &Thumbprint) -> Result<Option<SignatoryKey>> {
        let same = signatory_key::Column::Thumbprint.eq(thumbprint.to_string());
        self.one(signatory_key::Entity::find().filter(same), Lock::Shared).await
    }

    /// The keys that somebody registered, the first one first; revoked ones too.
    pub async fn keys_of(&self, holder: KeyHolder) -> Result<Vec<SignatoryKey>> {
        let select = signatory_key::Entity::find().filter(signatory_key::Column::Holder.eq(holder.uuid()));
        let in_order = select
            .order_by_asc(signatory_key::Column::RegisteredAt)
            .order_by_asc(signatory_key::Column::Thumbprint);
        self.all(in_order).await
    }

    /// The challenge that waits for somebody's signature.
    pub async fn key_challenge(&self, holder: KeyHolder) -> Result<Option<KeyChallenge>> {
        self.one(key_challenge::Entity::find_by_id(holder.uuid()), Lock::Own).await
    }

    /// The signatures that a key made on agreements, in the order of the agreements' ids.
    pub async fn signatures_by_key(&self, key: &Thumbprint) -> Result<Vec<AgreementSignature>> {
        let same = agreement_signature::Column::Key.eq(key.to_string());
        let select = agreement_signature::Entity::find().filter(same);
        self.all(select.order_by_asc(agreement_signature::Column::Agreement)).await
    }

    /// The signatures on an agreement, the first one first.
    pub async fn signatures_of_agreement(&self, id: AgreementId) -> Result<Vec<AgreementSignature>> {
        let select =
            agreement_signature::Entity::find().filter(agreement_signature::Column::Agreement.eq(id.uuid()));
        let in_order = select
            .order_by_asc(agreement_signature::Column::At)
            .order_by_asc(agreement_signature::Column::Signer);
        self.all(in_order).await
    }

    /// What the requester signed after the withdrawal of an agreement, the first one first.
    pub async fn discharges_of(&self, id: AgreementId) -> Result<Vec<Discharge>> {
        let select = discharge::Entity::find().filter(discharge::Column::Agreement.eq(id.uuid()));
        self.all(select.order_by_asc(discharge::Column::At).order_by_asc(discharge::Column::Duty)).await
    }
}

/// Undone once: whoever comes second finds nothing to undo.
impl Write for SignatureUndone {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let signer = match self.by {
            Signer::Requester | Signer::Connector => self.agreement.uuid(),
            Signer::Steward(id) => id.uuid(),
            Signer::Advocate(id) => id.uuid(),
        };
        let gone = agreement_signature::Entity::delete_many()
            .filter(agreement_signature::Column::Agreement.eq(self.agreement.uuid()))
            .filter(agreement_signature::Column::Signer.eq(signer))
            .exec(tx.writer()?)
            .await?;
        guard(gone.rows_affected)
    }
}

/// One a holder: another one takes its place.
impl Write for KeyChallenge {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let replace = OnConflict::column(key_challenge::Column::Holder)
            .update_columns([
                key_challenge::Column::Role,
                key_challenge::Column::Within,
                key_challenge::Column::Challenge,
                key_challenge::Column::ExpiresAt,
            ])
            .to_owned();
        let row = self.row()?.into_active_model();
        key_challenge::Entity::insert(row).on_conflict(replace).exec_without_returning(tx.writer()?).await?;
        Ok(())
    }
}

/// A challenge is signed once: of two who use it up at the same time, one does.
impl Write for KeyRegistered {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let spent = key_challenge::Entity::delete_many()
            .filter(key_challenge::Column::Holder.eq(self.spent.holder.uuid()))
            .filter(key_challenge::Column::Challenge.eq(self.spent.challenge.clone()))
            .exec(tx.writer()?)
            .await?;
        guard(spent.rows_affected)?;
        tx.insert(&self.key, StorageError::taken("key")).await
    }
}
