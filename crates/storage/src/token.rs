//! Tokens: who holds one may act as somebody. Only the hash of the secret is kept.

use domain::{
    digest::Digest,
    id::{AdvocateId, ContactId, Id, MemberId, RequesterId, TokenId},
    moment::Moment,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use crate::{
    entity::token,
    error::{Result, StorageError},
    hydrate::{Row, Stored, read},
    tx::{Lock, Tx, guard},
};

/// Whom a token stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Whoever may found a community.
    Founder,
    /// Whoever may register an intermediary.
    EnrolIntermediary,
    /// Whoever may register a requester.
    EnrolRequester,
    /// A member.
    Member(MemberId),
    /// An advocate.
    Advocate(AdvocateId),
    /// A requester's contact.
    Contact(ContactId),
    /// Somebody who holds data that this requester may use.
    DataHolder(RequesterId),
}

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// SHA-256 of the secret.
    pub secret_hash: Digest,
    /// Whom it stands for.
    pub holder: Holder,
    /// When it was made.
    pub created_at: Moment,
    /// From when it is worth nothing.
    pub expires_at: Option<Moment>,
    /// When it was used last; a token for a single use is worth nothing from then.
    pub used_at: Option<Moment>,
    /// When it was revoked.
    pub revoked_at: Option<Moment>,
    /// Whether it can be used once only.
    pub single_use: bool,
}

impl Stored for Token {
    type Entity = token::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let holder = match (row.holder_kind.as_str(), row.holder) {
            ("founder", None) => Holder::Founder,
            ("enrol-intermediary", None) => Holder::EnrolIntermediary,
            ("enrol-requester", None) => Holder::EnrolRequester,
            ("member", Some(id)) => Holder::Member(Id::new(id)),
            ("advocate", Some(id)) => Holder::Advocate(Id::new(id)),
            ("contact", Some(id)) => Holder::Contact(Id::new(id)),
            ("data-holder", Some(id)) => Holder::DataHolder(Id::new(id)),
            _ => return Err(StorageError::inconsistent("token.holder")),
        };
        Ok(Self {
            id: Id::new(row.id),
            secret_hash: read::digest("token.secret_hash", &row.secret_hash)?,
            holder,
            created_at: read::moment("token.created_at", row.created_at)?,
            expires_at: read::moment_if("token.expires_at", row.expires_at)?,
            used_at: read::moment_if("token.used_at", row.used_at)?,
            revoked_at: read::moment_if("token.revoked_at", row.revoked_at)?,
            single_use: row.single_use,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let (holder_kind, holder) = match self.holder {
            Holder::Founder => ("founder", None),
            Holder::EnrolIntermediary => ("enrol-intermediary", None),
            Holder::EnrolRequester => ("enrol-requester", None),
            Holder::Member(id) => ("member", Some(id.uuid())),
            Holder::Advocate(id) => ("advocate", Some(id.uuid())),
            Holder::Contact(id) => ("contact", Some(id.uuid())),
            Holder::DataHolder(id) => ("data-holder", Some(id.uuid())),
        };
        Ok(token::Model {
            id: self.id.uuid(),
            secret_hash: self.secret_hash.bytes().to_vec(),
            holder_kind: holder_kind.to_owned(),
            holder,
            created_at: self.created_at.micros(),
            expires_at: self.expires_at.map(Moment::micros),
            used_at: self.used_at.map(Moment::micros),
            revoked_at: self.revoked_at.map(Moment::micros),
            single_use: self.single_use,
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.id.uuid())
    }
}

impl Tx {
    /// The token with this hash of its secret: used, expired and revoked ones included.
    pub async fn token(&self, secret_hash: Digest) -> Result<Option<Token>> {
        let select = token::Entity::find().filter(token::Column::SecretHash.eq(secret_hash.bytes().to_vec()));
        self.one(select, Lock::Free).await
    }

    /// Keeps a new token.
    pub async fn save_token(&mut self, token: &Token) -> Result<()> {
        self.insert(token, StorageError::from).await
    }

    /// Revokes a token, from now on; one that was revoked before stays as it is.
    pub async fn revoke_token(&mut self, id: TokenId) -> Result<()> {
        token::Entity::update_many()
            .col_expr(token::Column::RevokedAt, Expr::value(self.now()?.micros()))
            .filter(token::Column::Id.eq(id.uuid()))
            .filter(token::Column::RevokedAt.is_null())
            .exec(self.writer()?)
            .await?;
        Ok(())
    }

    /// Notes that a token was used.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] where a token for a single use was used already, or any token was revoked.
    pub async fn use_token(&mut self, id: TokenId, now: Moment) -> Result<()> {
        let usable =
            Condition::any().add(token::Column::SingleUse.eq(false)).add(token::Column::UsedAt.is_null());
        let updated = token::Entity::update_many()
            .col_expr(token::Column::UsedAt, Expr::value(now.micros()))
            .filter(token::Column::Id.eq(id.uuid()))
            .filter(token::Column::RevokedAt.is_null())
            .filter(usable)
            .exec(self.writer()?)
            .await?;
        guard(updated.rows_affected)
    }
}
