//! What holds back the opening of a vote: kept, loaded, and erased with it.

use domain::{
    id::{CommunityId, Id, MemberId, ProposalId},
    opening::{EarlyReport, Opening},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::{
    entity::{early_report, member, opening},
    error::Result,
    hydrate::{Row, Stored, read, write},
    members::on_roll,
    tx::{Lock, Tx},
};

impl Tx {
    /// What is known of pressure about tabled terms. Whoever changes it holds the proposal.
    pub async fn opening(&self, proposal: ProposalId) -> Result<Opening> {
        let found = self.one(opening::Entity::find_by_id(proposal.uuid()), Lock::Own).await?;
        Ok(found.unwrap_or(Opening::untroubled(proposal)))
    }

    /// Whether a member has reported pressure about tabled terms.
    pub async fn reported_early(&self, proposal: ProposalId, member: MemberId) -> Result<bool> {
        let key = (proposal.uuid(), member.uuid());
        Ok(early_report::Entity::find_by_id(key).count(self.db()).await? > 0)
    }

    /// How many of those on the roll now have reported in one round.
    pub async fn early_reports(&self, community: CommunityId, of: &Opening) -> Result<u64> {
        let roll = on_roll(community).select_only().column(member::Column::Id).into_query();
        let reports = early_report::Entity::find()
            .filter(early_report::Column::Proposal.eq(of.proposal.uuid()))
            .filter(early_report::Column::Round.eq(i64::from(of.round)))
            .filter(early_report::Column::Member.in_subquery(roll));
        Ok(reports.count(self.db()).await?)
    }

    /// The proposals the opening of whose vote is held back.
    pub async fn openings_held(&self) -> Result<Vec<ProposalId>> {
        let held = opening::Entity::find().filter(opening::Column::Held.is_not_null());
        let ids = held.select_only().column(opening::Column::Proposal);
        let ids: Vec<Uuid> = ids.order_by_asc(opening::Column::Proposal).into_tuple().all(self.db()).await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }
}

impl Stored for Opening {
    type Entity = opening::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            proposal: Id::new(row.proposal),
            round: read::count("opening.round", row.round)?,
            held: row.held.as_ref().map(|held| read::json("opening.held", held)).transpose()?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(opening::Model {
            proposal: self.proposal.uuid(),
            round: i64::from(self.round),
            held: self.held.as_ref().map(|held| write::json("opening.held", held)).transpose()?,
        })
    }

    fn id(&self) -> Option<Uuid> {
        Some(self.proposal.uuid())
    }
}

impl Stored for EarlyReport {
    type Entity = early_report::Entity;

    fn hydrate(row: Row<Self>) -> Result<Self> {
        Ok(Self {
            proposal: Id::new(row.proposal),
            member: Id::new(row.member),
            round: read::count("early_report.round", row.round)?,
        })
    }

    fn row(&self) -> Result<Row<Self>> {
        Ok(early_report::Model {
            proposal: self.proposal.uuid(),
            member: self.member.uuid(),
            round: i64::from(self.round),
        })
    }

    fn id(&self) -> Option<Uuid> {
        None
    }
}

impl Tx {
    /// Forgets what pressure was reported before a vote on a proposal, and whether its opening was held back.
    pub(crate) async fn erase_early_reports(&self, proposal: ProposalId) -> Result<()> {
        let (db, id) = (self.writer()?, proposal.uuid());
        early_report::Entity::delete_many().filter(early_report::Column::Proposal.eq(id)).exec(db).await?;
        opening::Entity::delete_many().filter(opening::Column::Proposal.eq(id)).exec(db).await?;
        Ok(())
    }
}
