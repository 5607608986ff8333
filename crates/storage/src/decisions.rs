//! Loads of decisions and agreements.

use domain::{
    agreement::Agreement,
    digest::Digest,
    id::{AgreementId, CommunityId, DecisionId, RequesterId, VoteId},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    entity::{agreement, decision},
    error::Result,
    save::Recorded,
    tx::{Lock, Tx},
};

impl Tx {
    /// A decision.
    pub async fn decision(&self, id: DecisionId) -> Result<Option<Recorded>> {
        self.one(decision::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// The decision whose document has this digest.
    pub async fn decision_by_digest(&self, digest: Digest) -> Result<Option<Recorded>> {
        let select = decision::Entity::find().filter(decision::Column::Digest.eq(digest.bytes().to_vec()));
        self.one(select, Lock::Free).await
    }

    /// The decision that came of a vote.
    pub async fn decision_of_vote(&self, vote: VoteId) -> Result<Option<Recorded>> {
        let select = decision::Entity::find().filter(decision::Column::Vote.eq(vote.uuid()));
        self.one(select, Lock::Free).await
    }

    /// Up to `limit` decisions after this one, in the order of their ids; only those of one community, if one is given.
    pub async fn decisions(
        &self,
        community: Option<CommunityId>,
        after: Option<DecisionId>,
        limit: u32,
    ) -> Result<Vec<Recorded>> {
        let mut select = decision::Entity::find();
        if let Some(community) = community {
            select = select.filter(decision::Column::Community.eq(community.uuid()));
        }
        if let Some(after) = after {
            select = select.filter(decision::Column::Id.gt(after.uuid()));
        }
        self.all(select.order_by_asc(decision::Column::Id).limit(u64::from(limit))).await
    }

    /// An agreement.
    pub async fn agreement(&self, id: AgreementId) -> Result<Option<Agreement>> {
        self.one(agreement::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// The agreement that rests on a decision.
    pub async fn agreement_of(&self, decision: DecisionId) -> Result<Option<Agreement>> {
        let select = agreement::Entity::find().filter(agreement::Column::Decision.eq(decision.uuid()));
        self.one(select, Lock::Own).await
    }

    /// Up to `limit` agreements after this one, in the order of their ids.
    pub async fn agreements(&self, after: Option<AgreementId>, limit: u32) -> Result<Vec<Agreement>> {
        let mut select = agreement::Entity::find();
        if let Some(after) = after {
            select = select.filter(agreement::Column::Id.gt(after.uuid()));
        }
        self.all(select.order_by_asc(agreement::Column::Id).limit(u64::from(limit))).await
    }

    /// All agreements of a requester, in the order of their ids.
    pub async fn agreements_of_requester(&self, requester: RequesterId) -> Result<Vec<Agreement>> {
        let select = agreement::Entity::find().filter(agreement::Column::Requester.eq(requester.uuid()));
        self.all(select.order_by_asc(agreement::Column::Id)).await
    }

    /// All agreements of a community, in the order of their ids.
    pub async fn agreements_of(&self, community: CommunityId) -> Result<Vec<Agreement>> {
        let select = agreement::Entity::find().filter(agreement::Column::Community.eq(community.uuid()));
        self.all(select.order_by_asc(agreement::Column::Id)).await
    }
}
