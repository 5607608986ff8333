//! Loads of votes, seats and ballots.

use domain::{
    ballot::Ballot,
    decision::Subject,
    delegation::Delegation,
    id::{CommunityId, Id, MemberId, VoteId},
    moment::Moment,
    roll::Seat,
    taxonomy::Code,
    vote::{Objection, Vote},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    entity::{ballot, delegation, objection, pressure_report, seat, vote},
    error::{Result, StorageError},
    hydrate::subject_column,
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

    /// Whether the members of a community are voting on one of its charters.
    pub async fn charter_voted_on(&self, community: CommunityId) -> Result<bool> {
        let select = vote::Entity::find()
            .filter(vote::Column::Community.eq(community.uuid()))
            .filter(vote::Column::Charter.is_not_null())
            .filter(vote::Column::State.is_in(["open", "closing"]));
        Ok(select.count(self.db()).await? > 0)
    }

    /// The votes that are paused.
    pub async fn votes_paused(&self) -> Result<Vec<VoteId>> {
        let paused = vote::Entity::find().select_only().column(vote::Column::Id);
        let paused = paused.filter(vote::Column::Pause.is_not_null()).order_by_asc(vote::Column::Id);
        let ids: Vec<Uuid> = paused.into_tuple().all(self.db()).await?;
        Ok(ids.into_iter().map(Id::new).collect())
    }

    /// Whether a member has reported pressure in a vote.
    pub async fn reported_pressure(&self, vote: VoteId, member: MemberId) -> Result<bool> {
        let select = pressure_report::Entity::find_by_id((vote.uuid(), member.uuid()));
        Ok(select.count(self.db()).await? > 0)
    }

    /// The votes that wait for somebody to close them: open ones whose window is over, and those being closed.
    pub async fn votes_due(&self, now: Moment) -> Result<Vec<VoteId>> {
        let over = Condition::all()
            .add(vote::Column::State.eq("open"))
            .add(vote::Column::Pause.is_null())
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

    /// The open votes of which a bulletin was last counted at this moment or before, to be looked at.
    pub async fn bulletins_before(&self, moment: Moment) -> Result<Vec<Vote>> {
        let open = vote::Entity::find().filter(vote::Column::State.eq("open"));
        let old = open.filter(vote::Column::TurnoutShownAt.lte(moment.micros()));
        self.all(old.order_by_asc(vote::Column::TurnoutShownAt).order_by_asc(vote::Column::Id)).await
    }

    /// The latest vote on this subject, to be read.
    pub async fn vote_on(&self, subject: Subject) -> Result<Option<Vote>> {
        let (column, id) = subject_column(subject);
        let select = vote::Entity::find().filter(column.eq(id));
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

    /// The members whose ballots stand in a vote, those of struck seats left out, in the order of their ids.
    pub async fn casting(&self, vote: VoteId) -> Result<Vec<MemberId>> {
        let ids: Vec<Uuid> = seat::Entity::find()
            .select_only()
            .column(seat::Column::Member)
            .filter(seat::Column::Vote.eq(vote.uuid()))
            .filter(seat::Column::Standing.eq(true))
            .filter(seat::Column::Struck.eq(false))
            .order_by_asc(seat::Column::Member)
            .into_tuple()
            .all(self.db())
            .await?;
        Ok(ids.into_iter().map(Id::new).collect())
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

    /// What a member said last of one harm in a vote.
    pub async fn objection(&self, vote: VoteId, member: MemberId, harm: &Code) -> Result<Option<Objection>> {
        let key = (vote.uuid(), member.uuid(), harm.to_string());
        self.one(objection::Entity::find_by_id(key), Lock::Own).await
    }

    /// The objections that stand in a vote: each member and each harm.
    pub async fn objections(&self, vote: VoteId) -> Result<Vec<Objection>> {
        let select = objection::Entity::find().filter(objection::Column::Vote.eq(vote.uuid()));
        let standing = select.filter(objection::Column::Stands.eq(true));
        self.all(standing.order_by_asc(objection::Column::Member).order_by_asc(objection::Column::Harm)).await
    }

    /// For how many members other than `but` a ballot by this helper stands in a vote.
    pub async fn assisted_by(&self, vote: VoteId, helper: MemberId, but: MemberId) -> Result<u32> {
        let assisted = ballot::Entity::find()
            .filter(ballot::Column::Vote.eq(vote.uuid()))
            .filter(ballot::Column::AssistedBy.eq(helper.uuid()))
            .filter(ballot::Column::Member.ne(but.uuid()));
        let count = assisted.count(self.db()).await?;
        u32::try_from(count).map_err(|_| StorageError::inconsistent("ballot.assisted_by"))
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
