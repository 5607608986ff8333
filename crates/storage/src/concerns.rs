//! Loads of concerns, of who stands behind them, and of the answers.

use std::collections::HashMap;

use domain::{
    concern::{Concern, ConcernAnswer, Supporter, Unsupported},
    id::{CommunityId, ConcernId, Id, MemberId, ProposalId},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::{
    entity::{concern, concern_answer, concern_supporter, member},
    error::{Result, StorageError},
    members::on_roll,
    save::sealed::Write,
    tx::{Lock, Tx, guard},
};

impl Tx {
    /// A concern, to be moved on. Its proposal is loaded before: whoever holds that one is alone with all its concerns.
    pub async fn concern(&self, id: ConcernId) -> Result<Option<Concern>> {
        self.one(concern::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// A concern, to be read.
    pub async fn concern_seen(&self, id: ConcernId) -> Result<Option<Concern>> {
        self.one(concern::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// The concerns about a proposal, the first one first.
    pub async fn concerns_of(&self, proposal: ProposalId) -> Result<Vec<Concern>> {
        let select = concern::Entity::find().filter(concern::Column::Proposal.eq(proposal.uuid()));
        self.all(select.order_by_asc(concern::Column::Number)).await
    }

    /// What a member has said of a concern.
    pub async fn supporter(&self, concern: ConcernId, member: MemberId) -> Result<Option<Supporter>> {
        let select = concern_supporter::Entity::find_by_id((concern.uuid(), member.uuid()));
        self.one(select, Lock::Free).await
    }

    /// How many of those on the roll now stand behind each concern about a proposal. Where nobody does, there is no entry.
    pub async fn supporters(
        &self,
        community: CommunityId,
        proposal: ProposalId,
    ) -> Result<HashMap<ConcernId, u64>> {
        let roll = on_roll(community).select_only().column(member::Column::Id).into_query();
        let about = concern::Entity::find()
            .select_only()
            .column(concern::Column::Id)
            .filter(concern::Column::Proposal.eq(proposal.uuid()))
            .into_query();
        let counted: Vec<(Uuid, i64)> = concern_supporter::Entity::find()
            .select_only()
            .column(concern_supporter::Column::Concern)
            .column_as(concern_supporter::Column::Member.count(), "supporters")
            .filter(concern_supporter::Column::Concern.in_subquery(about))
            .filter(concern_supporter::Column::Member.in_subquery(roll))
            .group_by(concern_supporter::Column::Concern)
            .into_tuple()
            .all(self.db())
            .await?;
        let count = |(concern, count)| {
            let count = u64::try_from(count).map_err(|_| StorageError::inconsistent("concern_supporter"))?;
            Ok((Id::new(concern), count))
        };
        counted.into_iter().map(count).collect()
    }

    /// How many concerns about one offer of a proposal a member has raised and not taken back.
    pub async fn raised_by(&self, proposal: ProposalId, offer: u32, member: MemberId) -> Result<u32> {
        let about = concern::Entity::find()
            .select_only()
            .column(concern::Column::Id)
            .filter(concern::Column::Proposal.eq(proposal.uuid()))
            .filter(concern::Column::Offer.eq(i64::from(offer)))
            .into_query();
        let raised = concern_supporter::Entity::find()
            .filter(concern_supporter::Column::Concern.in_subquery(about))
            .filter(concern_supporter::Column::Member.eq(member.uuid()))
            .filter(concern_supporter::Column::Raised.eq(true));
        let count = raised.count(self.db()).await?;
        u32::try_from(count).map_err(|_| StorageError::inconsistent("concern_supporter.raised"))
    }

    /// The answers to a concern, the first one first.
    pub async fn answers_to(&self, concern: ConcernId) -> Result<Vec<ConcernAnswer>> {
        let select =
            concern_answer::Entity::find().filter(concern_answer::Column::Concern.eq(concern.uuid()));
        self.all(select.order_by_asc(concern_answer::Column::Number)).await
    }
}

impl Write for Unsupported {
    async fn write(&self, tx: &Tx) -> Result<()> {
        let key = (self.0.concern.uuid(), self.0.member.uuid());
        let gone = concern_supporter::Entity::delete_by_id(key).exec(tx.writer()?).await?;
        guard(gone.rows_affected)
    }
}
