//! Loads of petitions and of what advocates ask for.

use domain::{
    agreement::WithdrawalRequest,
    id::{AgreementId, CommunityId, Id, MemberId, PetitionId},
    petition::{Aim, Petition},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::{
    entity::{member, petition, signature, withdrawal_request},
    error::Result,
    hydrate::aim_column,
    members::on_roll,
    tx::{Lock, Tx},
};

/// The words of the states in which a petition stands in the way of another with the same aim.
const UNDER_WAY: [&str; 2] = ["open", "reached"];

impl Tx {
    /// A petition. Whoever holds it signs it alone: of two signatures at once one is counted after the other.
    pub async fn petition(&self, id: PetitionId) -> Result<Option<Petition>> {
        self.one(petition::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// The petition with this aim that is open, or has reached its share and waits for its vote.
    pub async fn petition_for(&self, aim: Aim) -> Result<Option<Petition>> {
        let (column, id) = aim_column(aim);
        let select = petition::Entity::find().filter(column.eq(id));
        self.one(select.filter(petition::Column::State.is_in(UNDER_WAY)), Lock::Own).await
    }

    /// All petitions of a community, in the order in which they were begun.
    pub async fn petitions_of(&self, community: CommunityId) -> Result<Vec<Petition>> {
        let select = petition::Entity::find().filter(petition::Column::Community.eq(community.uuid()));
        self.all(select.order_by_asc(petition::Column::OpenedAt).order_by_asc(petition::Column::Id)).await
    }

    /// The petitions that the clock must look at: those that are open or wait for their vote.
    pub async fn petitions_under_way(&self) -> Result<Vec<PetitionId>> {
        let ids: Vec<Uuid> = petition::Entity::find()
            .select_only()
            .column(petition::Column::Id)
            .filter(petition::Column::State.is_in(UNDER_WAY))
            .order_by_asc(petition::Column::OpenedAt)
            .into_tuple()
            .all(self.db())
            .await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }

    /// Whether a member has signed.
    pub async fn signed(&self, petition: PetitionId, member: MemberId) -> Result<bool> {
        let select = signature::Entity::find_by_id((petition.uuid(), member.uuid()));
        Ok(select.count(self.db()).await? > 0)
    }

    /// How many of those on the roll now have signed.
    pub async fn signatures(&self, petition: &Petition) -> Result<u64> {
        let roll = on_roll(petition.community).select_only().column(member::Column::Id).into_query();
        let select = signature::Entity::find()
            .filter(signature::Column::Petition.eq(petition.id.uuid()))
            .filter(signature::Column::Member.in_subquery(roll));
        Ok(select.count(self.db()).await?)
    }

    /// What an advocate asked for about this agreement, if one did.
    pub async fn withdrawal_request(&self, agreement: AgreementId) -> Result<Option<WithdrawalRequest>> {
        self.one(withdrawal_request::Entity::find_by_id(agreement.uuid()), Lock::Own).await
    }

    /// The vote that was asked for has opened: the request has done its work.
    pub async fn drop_withdrawal_request(&mut self, agreement: AgreementId) -> Result<()> {
        withdrawal_request::Entity::delete_by_id(agreement.uuid()).exec(self.writer()?).await?;
        Ok(())
    }
}
