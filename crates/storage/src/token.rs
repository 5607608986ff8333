//! Tokens: who holds one may act as somebody. Only the hash of the secret is kept.

use domain::{
    digest::Digest,
    id::{AdvocateId, ContactId, Id, MemberId, RequesterId, TokenId},
    moment::Moment,
    party::Roles,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};
use uuid::Uuid;

use crate::{
    entity::token,
    error::{Result, StorageError},
    hydrate::{Row, Stored, read, write},
    tx::{Lock, Tx, guard},
};

/// Whom a token stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Somebody who was invited to act for a requester.
    EnrolContact(ContactId),
    /// Somebody who holds data that this requester may use.
    DataHolder(RequesterId),
    /// A connector of this requester, in these roles.
    Connector(RequesterId, Roles),
}

/// What the requester sees of a token that it made for a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenLabel {
    /// What it calls it.
    pub name: String,
    /// How the token begins.
    pub prefix: String,
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
    /// How it is shown to the requester that made it; none for everything else.
    pub label: Option<TokenLabel>,
}

impl Token {
    /// Whether it is worth something at `now`.
    pub fn works(&self, now: Moment) -> bool {
        let spent = self.single_use && self.used_at.is_some();
        self.revoked_at.is_none() && !spent && self.expires_at.is_none_or(|expires| now < expires)
    }
}

impl Stored for Token {
    type Entity = token::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        let roles = row.roles.as_deref().map(|json| read::json("token.roles", json)).transpose()?;
        let holder = match (row.holder_kind.as_str(), row.holder) {
            ("enrol-contact", Some(id)) => Holder::EnrolContact(Id::new(id)),
            ("connector", Some(id)) => match roles {
                Some(roles) => Holder::Connector(Id::new(id), roles),
                None => return Err(StorageError::inconsistent("token.roles")),
            },
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
            label: match (row.name, row.prefix) {
                (None, None) => None,
                (Some(name), Some(prefix)) => Some(TokenLabel { name, prefix }),
                _ => return Err(StorageError::inconsistent("token.label")),
            },
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        let mut roles = None;
        let (holder_kind, holder) = match &self.holder {
            Holder::EnrolContact(id) => ("enrol-contact", Some(id.uuid())),
            Holder::Connector(id, held) => {
                roles = Some(write::json("token.roles", held)?);
                ("connector", Some(id.uuid()))
            }
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
            roles,
            name: self.label.as_ref().map(|label| label.name.clone()),
            prefix: self.label.as_ref().map(|label| label.prefix.clone()),
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

    /// A token.
    pub async fn token_by_id(&self, id: TokenId) -> Result<Option<Token>> {
        self.one(token::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// A token that a requester made for a program, to be moved on.
    pub async fn own_token(&self, id: TokenId) -> Result<Option<Token>> {
        self.one(token::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// The tokens that a requester made for its programs, the latest first; revoked and expired ones too.
    pub async fn tokens_of(&self, requester: RequesterId) -> Result<Vec<Token>> {
        let select = token::Entity::find()
            .filter(token::Column::Holder.eq(requester.uuid()))
            .filter(token::Column::Name.is_not_null())
            .order_by_desc(token::Column::CreatedAt)
            .order_by_desc(token::Column::Id);
        self.all(select).await
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
