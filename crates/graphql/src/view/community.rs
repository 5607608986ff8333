//! Communities and their members.

use app::Actor;
use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    community::{Community, Member},
    effect::RoomRole,
};

use super::{
    AgreementView, BurdenLedgerView, CharterView, ConstituencyView, CrisisView, DecisionView, ElectionView,
    LegitimacyView, LocalTextView, MandateView, PetitionView, ProposalView, RemovalView, TrustView, VoteView,
    local_text,
};
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    page::{Connection, Wanted, cost},
    scalar,
};

/// What a room is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "RoomRole")]
pub(crate) enum RoomRoleView {
    /// The space that holds the others.
    Space,
    /// Where everybody talks.
    Assembly,
    /// Where the bot asks and everybody votes.
    BallotBox,
    /// The stewards'.
    Stewards,
    /// Where the bot posts the minutes of negotiations.
    Negotiations,
    /// Where one proposal is deliberated.
    Deliberation,
}

/// A Matrix room of a community.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Room {
    /// What it is for.
    role: RoomRoleView,
    /// Its Matrix id.
    room_id: String,
    /// The proposal that is deliberated there.
    proposal: Option<ID>,
}

impl Room {
    fn new((role, room_id): (RoomRole, String)) -> Self {
        let (role, proposal) = match role {
            RoomRole::Space => (RoomRoleView::Space, None),
            RoomRole::Assembly => (RoomRoleView::Assembly, None),
            RoomRole::BallotBox => (RoomRoleView::BallotBox, None),
            RoomRole::Stewards => (RoomRoleView::Stewards, None),
            RoomRole::Negotiations => (RoomRoleView::Negotiations, None),
            RoomRole::Deliberation(id) => (RoomRoleView::Deliberation, Some(id.to_string().into())),
        };
        Self { role, room_id, proposal }
    }
}

/// A diaspora group that decides together.
pub(crate) struct CommunityView(pub Community);

#[Object(name = "Community")]
impl CommunityView {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Its short public name.
    async fn handle(&self) -> String {
        self.0.handle.to_string()
    }
    /// Its name, in the languages of its charter.
    async fn name(&self) -> Vec<LocalTextView> {
        local_text(&self.0.name)
    }
    /// When it was founded.
    async fn founded_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.founded_at)
    }
    /// The charter in force; until there is one, the latest that was written.
    async fn charter(&self, ctx: &Context<'_>) -> Result<Option<CharterView>> {
        if let Some(id) = self.0.in_force {
            return get(ctx, id).await.map(CharterView).map(Some);
        }
        let tx = app(ctx)?.read().await?;
        Ok(tx.charters_of(self.0.id).await?.pop().map(CharterView))
    }
    /// Every version of its charter, the first one first.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn charters(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<CharterView>> {
        let wanted = Wanted::new(ctx, first, after)?;
        let all = app(ctx)?.read().await?.charters_of(self.0.id).await?;
        wanted.cut(ctx, all, |charter| charter.id.to_string(), CharterView)
    }
    /// The sub-groups that its charter names.
    async fn constituencies(&self, ctx: &Context<'_>) -> Result<Vec<ConstituencyView>> {
        let all = self.charter(ctx).await?.map(|view| view.0.charter.constituencies).unwrap_or_default();
        let community = self.0.id;
        Ok(all.into_iter().map(|constituency| ConstituencyView { community, constituency }).collect())
    }
    /// The removals from its roll, the first one first: why and when, never who.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn removals(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<RemovalView>> {
        let wanted = Wanted::new(ctx, first, after)?;
        let all = app(ctx)?.read().await?.removals_of(self.0.id).await?;
        wanted.cut(ctx, all, |removal| removal.id.to_string(), RemovalView)
    }
    /// Its mandates, in the order of their nominations; only those in force, if asked for.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn mandates(
        &self,
        ctx: &Context<'_>,
        active: Option<bool>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<MandateView>> {
        let wanted = Wanted::new(ctx, first, after)?;
        let mut all = app(ctx)?.read().await?.mandates_of(self.0.id).await?;
        let now = app(ctx)?.now();
        all.retain(|mandate| active.is_none_or(|active| active == mandate.is_active(now)));
        wanted.cut(ctx, all, |mandate| mandate.id.to_string(), MandateView)
    }
    /// Its elections between several intermediaries, in the order of their calls.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn elections(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<ElectionView>> {
        let wanted = Wanted::new(ctx, first, after)?;
        let all = app(ctx)?.read().await?.elections_of(self.0.id).await?;
        wanted.cut(ctx, all, |election| election.id.to_string(), ElectionView)
    }
    /// The proposals to it that the asker may see, in the order of submission. Before a proposal is tabled, its
    /// requester and the advocates with a mandate see it, and members its minutes.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn proposals(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<ProposalView>> {
        let wanted = Wanted::new(ctx, first, after)?;
        let all = app(ctx)?.read().await?.proposals_of(self.0.id).await?;
        let mut seen = Vec::with_capacity(all.len());
        for proposal in all {
            seen.extend(ProposalView::seen(ctx, proposal).await?);
        }
        wanted.cut(ctx, seen, |view| view.proposal().id.to_string(), |view| view)
    }
    /// Its votes, in the order of their openings.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn votes(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<VoteView>> {
        let wanted = Wanted::new(ctx, first, after)?;
        let all = app(ctx)?.read().await?.votes_of(self.0.id).await?;
        wanted.cut(ctx, all, |vote| vote.id.to_string(), VoteView)
    }
    /// Its decisions, the first one first.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn decisions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<DecisionView>> {
        DecisionView::page(ctx, Some(self.0.id), Wanted::new(ctx, first, after)?).await
    }
    /// The agreements about its members' data.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn agreements(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<AgreementView>> {
        let wanted = Wanted::new(ctx, first, after)?;
        let all = app(ctx)?.read().await?.agreements_of(self.0.id).await?;
        wanted.cut(ctx, all, |agreement| agreement.id.to_string(), AgreementView)
    }
    /// The petitions of its members, the first one first, for its members.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn petitions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Option<Connection<PetitionView>>> {
        if Asker::of(ctx).actor().as_member_of(self.0.id).is_err() {
            return Ok(None);
        }
        let wanted = Wanted::new(ctx, first, after)?;
        let all = app(ctx)?.read().await?.petitions_of(self.0.id).await?;
        wanted.cut(ctx, all, |petition| petition.id.to_string(), PetitionView).map(Some)
    }
    /// How many members trust which intermediary to speak on this, most first: at this stage of their journey, on this topic (a purpose). Who has
    /// fewer than five is not among them.
    async fn legitimacy(
        &self,
        ctx: &Context<'_>,
        stage: Option<scalar::Code>,
        topic: Option<scalar::Code>,
    ) -> Result<Vec<LegitimacyView>> {
        LegitimacyView::shown(ctx, self.0.id, (stage, topic), None).await
    }
    /// What its members were asked in the last 30 days, and what waits until they have time; for them and for the advocates who
    /// speak for them.
    async fn burden(&self, ctx: &Context<'_>) -> Result<Option<BurdenLedgerView>> {
        BurdenLedgerView::seen(ctx, self.0.id).await
    }
    /// The crisis that it has declared; none where none is under way.
    async fn crisis(&self, ctx: &Context<'_>) -> Result<Option<CrisisView>> {
        let app = app(ctx)?;
        let crisis = app.read().await?.crisis_seen(self.0.id).await?;
        Ok(crisis.filter(|crisis| crisis.under_way(app.now())).as_ref().and_then(CrisisView::under_way))
    }
    /// The community whose charter this one's never loosens.
    async fn parent(&self, ctx: &Context<'_>) -> Result<Option<CommunityView>> {
        match self.0.parent {
            Some(id) => get(ctx, id).await.map(|parent| Some(CommunityView(parent))),
            None => Ok(None),
        }
    }
    /// Its Matrix rooms, for its members; the stewards' room for its stewards alone.
    async fn rooms(&self, ctx: &Context<'_>) -> Result<Option<Vec<Room>>> {
        let actor = Asker::of(ctx).actor();
        if actor.as_member_of(self.0.id).is_err() {
            return Ok(None);
        }
        let mut rooms = app(ctx)?.read().await?.rooms(self.0.id).await?;
        rooms.retain(|(role, _)| *role != RoomRole::Stewards || actor.as_steward_of(self.0.id).is_ok());
        Ok(Some(rooms.into_iter().map(Room::new).collect()))
    }
    /// How many stand on its roll, for its members.
    async fn roll_size(&self, ctx: &Context<'_>) -> Result<Option<u32>> {
        if Asker::of(ctx).actor().as_member_of(self.0.id).is_err() {
            return Ok(None);
        }
        Ok(Some(app(ctx)?.read().await?.roll_size(self.0.id).await?))
    }
}

/// A person on a roll, under a pseudonymous id. Seen by themselves only.
pub(crate) struct MemberView(pub Member);

impl MemberView {
    /// The member, if it is the asker.
    pub(crate) fn seen(asker: &Asker, id: domain::id::MemberId) -> Option<Self> {
        match asker.actor() {
            Actor::Member(member) if member.id == id => Some(Self(member.clone())),
            _ => None,
        }
    }
}

#[Object(name = "Member")]
impl MemberView {
    /// The pseudonymous id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Of which community.
    async fn community(&self, ctx: &Context<'_>) -> Result<CommunityView> {
        get(ctx, self.0.community).await.map(CommunityView)
    }
    /// Trusted to admit members and keep rooms safe; no more say than anyone.
    async fn steward(&self) -> bool {
        self.0.steward
    }
    /// The language they read.
    async fn language(&self) -> scalar::Language {
        scalar::Language::of(&self.0.language)
    }
    /// When they joined.
    async fn joined_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.joined_at)
    }
    /// Whom they trust to speak on what.
    async fn trusts(&self, ctx: &Context<'_>) -> Result<Vec<TrustView>> {
        let said = app(ctx)?.read().await?.trusted_by(self.0.id).await?;
        let mut all = Vec::with_capacity(said.len());
        for trust in said {
            all.push(TrustView::of(ctx, trust).await?);
        }
        Ok(all)
    }
    /// Who may vote for them.
    async fn helpers(&self, ctx: &Context<'_>) -> Result<Vec<ID>> {
        let (helpers, _) = app(ctx)?.read().await?.helpers_and_helped(self.0.id).await?;
        Ok(helpers.iter().map(|member| member.to_string().into()).collect())
    }
    /// For whom they may vote.
    async fn helps(&self, ctx: &Context<'_>) -> Result<Vec<ID>> {
        let (_, helped) = app(ctx)?.read().await?.helpers_and_helped(self.0.id).await?;
        Ok(helped.iter().map(|member| member.to_string().into()).collect())
    }
}
