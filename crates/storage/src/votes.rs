//! Loads of votes, seats and ballots.

use domain::{
    ballot::Ballot,
    decision::Subject,
    delegation::Delegation,
    id::{CommunityId, Id, MemberId, VoteId},
    moment::Moment,
    roll::Seat,
    vote::Vote,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    entity::{ballot, delegation, seat, vote},
    error::Result,
    hydrate::subject_columns,
    tx::{Lock, Tx},
};

impl Tx {
    /// A vote, to be moved on: nobody casts a ballot until this transaction ends.
    pub async fn vote(&self, id: VoteId) -> Result<Option<Vote>> {
        self.find_vote(id, Lock::Own).await
    }

    /// A vote, to cast a ballot in it: others may too, but nobody moves the vote on until this transaction ends.
    pub async fn vote_shared(&self, id: VoteId) -> Result<Option<Vote>> {
        self.find_vote(id, Lock::Shared).await
    }

    async fn find_vote(&self, id: VoteId, lock: Lock) -> Result<Option<Vote>> {
        self.pass_gate(id, lock).await?;
        self.one(vote::Entity::find_by_id(id.uuid()), lock).await
    }

    /// All votes of a community, in the order of their openings.
    pub async fn votes_of(&self, community: CommunityId) -> Result<Vec<Vote>> {
        let select = vote::Entity::find().filter(vote::Column::Community.eq(community.uuid()));
        self.all(select.order_by_asc(vote::Column::OpensAt).order_by_asc(vote::Column::Id)).await
    }

    /// The votes that wait for somebody to close them: open ones whose window is over, and those being closed.
    pub async fn votes_due(&self, now: Moment) -> Result<Vec<VoteId>> {
        let over = Condition::all()
            .add(vote::Column::State.eq("open"))
            .add(vote::Column::ClosesAt.lte(now.micros()));
        let ids: Vec<Uuid> = vote::Entity::find()
            .select_only()
            .column(vote::Column::Id)
            .filter(Condition::any().add(over).add(vote::Column::State.eq("closing")))
            .order_by_asc(vote::Column::ClosesAt)
            .into_tuple()
            .all(self.db())
            .await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }

    /// The latest vote on this subject, to be read.
    pub async fn vote_on(&self, subject: Subject) -> Result<Option<Vote>> {
        let select = match subject_columns(subject) {
            (Some(id), ..) => vote::Entity::find().filter(vote::Column::Charter.eq(id)),
            (_, Some(id), ..) => vote::Entity::find().filter(vote::Column::Mandate.eq(id)),
            (_, _, Some(id), _) => vote::Entity::find().filter(vote::Column::Election.eq(id)),
            (.., id) => vote::Entity::find().filter(vote::Column::Proposal.eq(id)),
        };
        let latest = select.order_by_desc(vote::Column::OpensAt).order_by_desc(vote::Column::Id).limit(1);
        self.one(latest, Lock::Free).await
    }

    /// A member's seat in a vote; none if they were not on the roll.
    pub async fn seat(&self, vote: VoteId, member: MemberId) -> Result<Option<Seat>> {
        self.one(seat::Entity::find_by_id((vote.uuid(), member.uuid())), Lock::Own).await
    }

    /// The whole frozen roll of a vote, in the order of the members' ids.
    pub async fn seats(&self, vote: VoteId) -> Result<Vec<Seat>> {
        let select = seat::Entity::find().filter(seat::Column::Vote.eq(vote.uuid()));
        self.all(select.order_by_asc(seat::Column::Member)).await
    }

    /// Every ballot that stands in a vote, in the order of the members' ids.
    pub async fn ballots(&self, vote: VoteId) -> Result<Vec<Ballot>> {
        let select = ballot::Entity::find().filter(ballot::Column::Vote.eq(vote.uuid()));
        self.all(select.order_by_asc(ballot::Column::Member)).await
    }

    /// A member's ballot as it stands.
    pub async fn ballot(&self, vote: VoteId, member: MemberId) -> Result<Option<Ballot>> {
        self.one(ballot::Entity::find_by_id((vote.uuid(), member.uuid())), Lock::Free).await
    }

    /// Everything that the members of a community have said about who votes for them.
    pub async fn delegations(&self, community: CommunityId) -> Result<Vec<Delegation>> {
        let select = delegation::Entity::find().filter(delegation::Column::Community.eq(community.uuid()));
        let select = select.order_by_asc(delegation::Column::Member).order_by_asc(delegation::Column::Since);
        self.all(select).await
    }

    /// How many ballots stand, those of struck seats left out.
    pub async fn turnout(&self, vote: VoteId) -> Result<u64> {
        let standing = seat::Entity::find()
            .filter(seat::Column::Vote.eq(vote.uuid()))
            .filter(seat::Column::Standing.eq(true))
            .filter(seat::Column::Struck.eq(false));
        Ok(standing.count(self.db()).await?)
    }
}
