//! Those who ask to come in, who vouches for them, and what stewards want of each other's office.

use domain::{
    application::{Application, Standing, Unvouched, Vouch},
    community::Member,
    digest::Digest,
    id::{ApplicationId, CommunityId, Id, MemberId},
    moment::Moment,
    steward::{StewardChange, Stewardship},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::{
    entity::{application, member, steward_change, token, vouch},
    error::{Result, StorageError},
    members::on_roll,
    save::sealed::Write,
    tx::{Lock, Tx, guard},
};

impl Tx {
    /// The application with this hash of its code, those that nobody can vouch for any more included.
    pub async fn application_by_code(&self, code: Digest) -> Result<Option<Application>> {
        let select = application::Entity::find().filter(application::Column::Code.eq(code.bytes().to_vec()));
        self.one(select, Lock::Own).await
    }

    /// How many ask to come into a community.
    pub async fn applications_waiting(&self, community: CommunityId) -> Result<u32> {
        let select = application::Entity::find().filter(application::Column::Community.eq(community.uuid()));
        whole("application", select.count(self.db()).await?)
    }

    /// Who on the roll vouches for an application, in the order of their ids.
    pub async fn vouchers(&self, of: &Application) -> Result<Vec<MemberId>> {
        let roll = on_roll(of.community).select_only().column(member::Column::Id).into_query();
        let ids: Vec<Uuid> = vouch::Entity::find()
            .select_only()
            .column(vouch::Column::Member)
            .filter(vouch::Column::Application.eq(of.id.uuid()))
            .filter(vouch::Column::Member.in_subquery(roll))
            .order_by_asc(vouch::Column::Member)
            .into_tuple()
            .all(self.db())
            .await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }

    /// For how many who still wait at a moment a member vouches.
    pub async fn vouched_by(&self, member: MemberId, now: Moment) -> Result<u32> {
        let waiting = application::Entity::find()
            .select_only()
            .column(application::Column::Id)
            .filter(application::Column::ExpiresAt.gt(now.micros()))
            .into_query();
        let vouches = vouch::Entity::find()
            .filter(vouch::Column::Member.eq(member.uuid()))
            .filter(vouch::Column::Application.in_subquery(waiting));
        whole("vouch", vouches.count(self.db()).await?)
    }

    /// How many on the roll joined at a moment or before.
    pub async fn on_roll_since(&self, community: CommunityId, at: Moment) -> Result<u32> {
        let joined = on_roll(community).filter(member::Column::JoinedAt.lte(at.micros()));
        whole("member", joined.count(self.db()).await?)
    }

    /// Erases what an account asked of a community before, so that it can ask anew.
    pub async fn forget_application(&mut self, community: CommunityId, account: &str) -> Result<()> {
        let of = application::Entity::find()
            .filter(application::Column::Community.eq(community.uuid()))
            .filter(application::Column::Account.eq(account));
        self.forget(of).await
    }

    /// Erases the applications that nobody can vouch for any more.
    pub async fn forget_expired(&mut self, now: Moment) -> Result<()> {
        self.forget(application::Entity::find().filter(application::Column::ExpiresAt.lte(now.micros())))
            .await
    }

    /// Whether there are applications that nobody can vouch for any more.
    pub async fn applications_expired(&self, now: Moment) -> Result<bool> {
        let expired = application::Entity::find().filter(application::Column::ExpiresAt.lte(now.micros()));
        Ok(expired.one(self.db()).await?.is_some())
    }

    async fn forget(&self, of: sea_orm::Select<application::Entity>) -> Result<()> {
        // Held in the order of their ids, so that nobody vouches for what is being erased.
        let rows = self.locked(of.order_by_asc(application::Column::Id), Lock::Own).all(self.db()).await?;
        for row in rows {
            erase(self, Id::new(row.id)).await?;
            // What would have been theirs opens nothing.
            token::Entity::delete_many()
                .filter(token::Column::Holder.eq(row.member))
                .exec(self.writer()?)
                .await?;
        }
        Ok(())
    }

    /// Whether a member is a steward and on the roll. Not held.
    pub async fn is_steward(&self, member: MemberId) -> Result<bool> {
        let seen: Option<Member> = self.one(member::Entity::find_by_id(member.uuid()), Lock::Free).await?;
        Ok(seen.is_some_and(|member| member.steward && member.left_at.is_none()))
    }

    /// What one steward wants of a member's office.
    pub async fn steward_change(&self, member: MemberId) -> Result<Option<StewardChange>> {
        self.one(steward_change::Entity::find_by_id(member.uuid()), Lock::Own).await
    }
}

/// An application and every vouch for it.
async fn erase(tx: &Tx, id: ApplicationId) -> Result<()> {
    let db = tx.writer()?;
    vouch::Entity::delete_many().filter(vouch::Column::Application.eq(id.uuid())).exec(db).await?;
    let gone = application::Entity::delete_by_id(id.uuid()).exec(db).await?;
    guard(gone.rows_affected)
}

fn whole(what: &'static str, count: u64) -> Result<u32> {
    u32::try_from(count).map_err(|_| StorageError::inconsistent(what))
}

/// A member who leaves takes every word along that they gave for others, and what they wanted of others' office.
pub(crate) async fn forget_words_of(tx: &Tx, member: MemberId) -> Result<()> {
    let (db, member) = (tx.writer()?, member.uuid());
    vouch::Entity::delete_many().filter(vouch::Column::Member.eq(member)).exec(db).await?;
    let changes = Condition::any()
        .add(steward_change::Column::AskedBy.eq(member))
        .add(steward_change::Column::Member.eq(member));
    steward_change::Entity::delete_many().filter(changes).exec(db).await?;
    application::Entity::update_many()
        .set(application::ActiveModel { agreed_by: sea_orm::ActiveValue::Set(None), ..Default::default() })
        .filter(application::Column::AgreedBy.eq(member))
        .exec(db)
        .await?;
    Ok(())
}

impl Write for Vouch {
    async fn write(&self, tx: &Tx) -> Result<()> {
        tx.insert(self, StorageError::from).await
    }
}

impl Write for Unvouched {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let key = (self.0.application.uuid(), self.0.member.uuid());
        let gone = vouch::Entity::delete_by_id(key).exec(tx.writer()?).await?;
        guard(gone.rows_affected)
    }
}

impl Write for Application {
    async fn write(&self, tx: &Tx) -> Result<()> {
        tx.put(self).await
    }
}

impl Write for Standing {
    async fn write(&self, tx: &Tx) -> Result<()> {
        match self {
            Self::Waits(application) => application.write(tx).await,
            Self::In(application, member) => {
                erase(tx, application.id).await?;
                member.write(tx).await
            }
        }
    }
}

impl Write for Stewardship {
    async fn write(&self, tx: &Tx) -> Result<()> {
        match self {
            Self::Waits(change) => tx.put(change).await,
            Self::Done(member) => {
                let id = member.id.uuid();
                steward_change::Entity::delete_by_id(id).exec(tx.writer()?).await?;
                member.write(tx).await
            }
        }
    }
}
