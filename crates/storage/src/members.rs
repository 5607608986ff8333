//! The roll, the accounts behind it, and the ways in.

use std::collections::HashMap;

use domain::{
    community::{Invitation, Member},
    digest::Digest,
    id::{CommunityId, Id, MemberId},
    moment::Moment,
    text::Language,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use crate::{
    entity::{invitation, link_code, matrix_account, member},
    error::{Result, StorageError},
    hydrate::{Stored, read},
    tx::{Lock, Tx, guard},
};

/// Those who stand on the roll of a community.
pub(crate) fn on_roll(community: CommunityId) -> sea_orm::Select<member::Entity> {
    member::Entity::find()
        .filter(member::Column::Community.eq(community.uuid()))
        .filter(member::Column::LeftAt.is_null())
}

impl Tx {
    /// A member, those included who left the roll.
    pub async fn member(&self, id: MemberId) -> Result<Option<Member>> {
        self.one(member::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// Everyone on the roll of a community, in the order of their ids.
    pub async fn roll(&self, community: CommunityId) -> Result<Vec<MemberId>> {
        let select = on_roll(community).select_only().column(member::Column::Id);
        let ids: Vec<Uuid> = select.order_by_asc(member::Column::Id).into_tuple().all(self.db()).await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }

    /// How many stewards are on the roll. They are locked, so that not two at once are the last but one.
    pub async fn hold_stewards(&self, community: CommunityId) -> Result<u32> {
        let select =
            on_roll(community).filter(member::Column::Steward.eq(true)).order_by_asc(member::Column::Id);
        let rows = self.locked(select, Lock::Own).all(self.db()).await?;
        u32::try_from(rows.len()).map_err(|_| StorageError::inconsistent("member.steward"))
    }

    /// How many stand on the roll.
    pub async fn roll_size(&self, community: CommunityId) -> Result<u32> {
        let size = on_roll(community).count(self.db()).await?;
        u32::try_from(size).map_err(|_| StorageError::inconsistent("member"))
    }

    /// The members, one a community, for whom a Matrix account stands.
    pub async fn members_by_account(&self, account: &str) -> Result<Vec<Member>> {
        let linked = self.members_by_accounts([account]).await?;
        Ok(linked.into_iter().map(|(_, member)| member).collect())
    }

    /// The same for several accounts at once: each account with a member for whom it stands.
    pub async fn members_by_accounts<'a>(
        &self,
        accounts: impl IntoIterator<Item = &'a str> + Send,
    ) -> Result<Vec<(String, Member)>> {
        let accounts: Vec<&str> = accounts.into_iter().collect();
        let linked = matrix_account::Entity::find().filter(matrix_account::Column::Account.is_in(accounts));
        let linked = linked.all(self.db()).await?.into_iter();
        let mut accounts: HashMap<Uuid, String> = linked.map(|row| (row.member, row.account)).collect();
        let select = member::Entity::find().filter(member::Column::Id.is_in(accounts.keys().copied()));
        let members: Vec<Member> = self.all(select.order_by_asc(member::Column::Id)).await?;
        let linked =
            members.into_iter().filter_map(|member| Some((accounts.remove(&member.id.uuid())?, member)));
        Ok(linked.collect())
    }

    /// The Matrix account of a member, if one is linked.
    pub async fn account_of(&self, member: MemberId) -> Result<Option<String>> {
        let row = matrix_account::Entity::find_by_id(member.uuid()).one(self.db()).await?;
        Ok(row.map(|row| row.account))
    }

    /// Every linked member of a community: who, whether a steward, and the account.
    pub async fn accounts_of(&self, community: CommunityId) -> Result<Vec<(MemberId, bool, String)>> {
        let accounts = matrix_account::Entity::find()
            .filter(matrix_account::Column::Community.eq(community.uuid()))
            .order_by_asc(matrix_account::Column::Member)
            .all(self.db())
            .await?;
        let stewards: Vec<Uuid> = member::Entity::find()
            .select_only()
            .column(member::Column::Id)
            .filter(member::Column::Community.eq(community.uuid()))
            .filter(member::Column::Steward.eq(true))
            .into_tuple()
            .all(self.db())
            .await?;
        let entry =
            |row: matrix_account::Model| (Id::new(row.member), stewards.contains(&row.member), row.account);
        Ok(accounts.into_iter().map(entry).collect())
    }

    /// Links a Matrix account to a member, in place of the one before, if any.
    ///
    /// # Errors
    /// [`StorageError::Taken`] where the account stands for another member of the community; the transaction goes on.
    pub async fn link_account(
        &mut self,
        member: MemberId,
        community: CommunityId,
        account: &str,
    ) -> Result<()> {
        let (db, now) = (self.writer()?, self.now()?);
        let standing = matrix_account::Entity::find()
            .filter(matrix_account::Column::Community.eq(community.uuid()))
            .filter(matrix_account::Column::Account.eq(account))
            .one(db)
            .await?;
        if standing.is_some_and(|row| row.member != member.uuid()) {
            return Err(StorageError::Taken { what: "account" });
        }
        let row = matrix_account::ActiveModel {
            member: Set(member.uuid()),
            community: Set(community.uuid()),
            account: Set(account.to_owned()),
            linked_at: Set(now.micros()),
        };
        let replace = OnConflict::column(matrix_account::Column::Member)
            .update_columns([matrix_account::Column::Account, matrix_account::Column::LinkedAt])
            .to_owned();
        let insert = matrix_account::Entity::insert(row).on_conflict(replace);
        insert.exec_without_returning(db).await?;
        Ok(())
    }

    /// Sets the language that a member reads.
    pub async fn set_language(&mut self, member: MemberId, language: &Language) -> Result<()> {
        let updated = member::Entity::update_many()
            .col_expr(member::Column::Language, Expr::value(language.tag()))
            .filter(member::Column::Id.eq(member.uuid()))
            .exec(self.writer()?)
            .await?;
        guard(updated.rows_affected)
    }

    /// The invitation with this hash of its code, used and expired ones included.
    pub async fn invitation_by_code(&self, code: Digest) -> Result<Option<Invitation>> {
        let select = invitation::Entity::find().filter(invitation::Column::Code.eq(code.bytes().to_vec()));
        self.one(select, Lock::Own).await
    }

    /// Keeps a new invitation.
    pub async fn save_invitation(&mut self, invitation: &Invitation) -> Result<()> {
        self.insert(invitation, StorageError::from).await
    }

    /// Whose link code this is and until when it can be used; none once it was used.
    pub async fn link_code(&self, code: Digest) -> Result<Option<(MemberId, Moment)>> {
        let select =
            link_code::Entity::find_by_id(code.bytes().to_vec()).filter(link_code::Column::UsedAt.is_null());
        let row = self.locked(select, Lock::Own).one(self.db()).await?;
        row.map(|row| Ok((Id::new(row.member), read::moment("link_code.expires_at", row.expires_at)?)))
            .transpose()
    }

    /// Keeps a new link code by its hash.
    pub async fn save_link_code(&mut self, code: Digest, member: MemberId, expires_at: Moment) -> Result<()> {
        let row = link_code::ActiveModel {
            code: Set(code.bytes().to_vec()),
            member: Set(member.uuid()),
            expires_at: Set(expires_at.micros()),
            used_at: Set(None),
        };
        link_code::Entity::insert(row).exec_without_returning(self.writer()?).await?;
        Ok(())
    }

    /// Uses up a link code: the account stands for its member from now on.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] where the code is unknown or was used; [`StorageError::Taken`] as [`Tx::link_account`],
    /// and then the code stays unused.
    pub async fn use_link_code(&mut self, code: Digest, account: &str) -> Result<()> {
        let select =
            link_code::Entity::find_by_id(code.bytes().to_vec()).filter(link_code::Column::UsedAt.is_null());
        let row = self.locked(select, Lock::Own).one(self.db()).await?.ok_or(StorageError::Conflict)?;
        let member = member::Entity::find_by_id(row.member).one(self.db()).await?;
        let member = Member::hydrate(member.ok_or_else(|| StorageError::inconsistent("link_code.member"))?)?;
        self.link_account(member.id, member.community, account).await?;
        let updated = link_code::Entity::update_many()
            .col_expr(link_code::Column::UsedAt, Expr::value(self.now()?.micros()))
            .filter(link_code::Column::Code.eq(code.bytes().to_vec()))
            .filter(link_code::Column::UsedAt.is_null())
            .exec(self.writer()?)
            .await?;
        guard(updated.rows_affected)
    }
}
