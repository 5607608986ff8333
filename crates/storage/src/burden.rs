//! Loads of what members are asked: the ledger and the queue of each community.

use domain::{
    burden::{Asked, Ledger, MONTH, Waiting},
    id::{CommunityId, Id, ProposalId},
    moment::Moment,
    proposal::{Proposal, Stage},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    entity::{burden, proposal},
    error::Result,
    hydrate::AskedRow,
    tx::{Lock, Tx},
};

impl Tx {
    /// What the members of a community were asked in the month before a moment, and what waits, the first one first; `limit` is the
    /// charter's.
    pub async fn ledger(&self, community: CommunityId, limit: Option<u32>, now: Moment) -> Result<Ledger> {
        let asked = burden::Entity::find()
            .filter(burden::Column::Community.eq(community.uuid()))
            .filter(burden::Column::AskedAt.gt(now.minus(MONTH).micros()))
            .order_by_asc(burden::Column::AskedAt)
            .order_by_asc(burden::Column::Proposal);
        let asked = self.all::<AskedRow>(asked).await?.into_iter().map(|row| row.asked).collect();
        let queued = proposal::Entity::find()
            .filter(proposal::Column::Community.eq(community.uuid()))
            .filter(proposal::Column::StageWord.eq(QUEUED));
        let mut waiting: Vec<_> = self.all::<Proposal>(queued).await?.iter().filter_map(waits).collect();
        waiting.sort_unstable_by_key(|waiting| (waiting.since, waiting.proposal));
        Ok(Ledger { limit, asked, waiting })
    }

    /// What the members were asked for one proposal; none until its deliberation began, or where it began before there was a
    /// ledger.
    pub async fn asked_for(&self, proposal: ProposalId) -> Result<Option<Asked>> {
        let select = burden::Entity::find_by_id(proposal.uuid());
        Ok(self.one::<AskedRow>(select, Lock::Free).await?.map(|row| row.asked))
    }

    /// The communities in which terms wait until the members have time.
    pub async fn communities_with_queues(&self) -> Result<Vec<CommunityId>> {
        let ids: Vec<Uuid> = proposal::Entity::find()
            .select_only()
            .column(proposal::Column::Community)
            .distinct()
            .filter(proposal::Column::StageWord.eq(QUEUED))
            .order_by_asc(proposal::Column::Community)
            .into_tuple()
            .all(self.db())
            .await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }
}

/// The word of the stage in which terms wait.
const QUEUED: &str = "queued";

fn waits(proposal: &Proposal) -> Option<Waiting> {
    match &proposal.stage {
        Stage::Queued(queued) => {
            Some(Waiting { proposal: proposal.id, burden: queued.burden, since: queued.at })
        }
        _ => None,
    }
}
