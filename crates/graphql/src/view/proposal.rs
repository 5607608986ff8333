//! Proposals, as far as the asker may see them.

use app::Actor;
use async_graphql::{Context, Enum, ID, Object};
use domain::{
    decision::{Outcome, Subject},
    proposal::{DataspaceState, Minute, Proposal, SentBackFor, Stage, Tabled},
};

use super::{
    AbsenceReport, AgreementView, AskingView, BurdenView, ClarificationView, CommunityView, ConcernView,
    DecisionView, Looker, MandateStateView, MandateView, OfferDraftView, OfferView, QuestionView,
    RefusalView, RequesterView, RiskView, TemperatureView, TermsView, TimelineEntry, TogetherView, VoteView,
};
use crate::{
    Asker,
    fault::Result,
    loads::{app, find, get},
    page::{Connection, Wanted, cost},
    scalar,
};

/// Where a proposal stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "Stage")]
pub(crate) enum StageView {
    /// The machine found faults.
    Returned,
    /// Taken in; no advocate has answered.
    Submitted,
    /// Offers go back and forth.
    Negotiating,
    /// Both sides accept the same words; the members deliberate, or will as soon as they have time (`burden`).
    Tabled,
    /// The members vote.
    Voting,
    /// The members consent.
    Consented,
    /// The members refuse.
    Refused,
    /// The members send the terms back.
    SentBack,
    /// Too few took part.
    Lapsed,
    /// The requester took it back.
    Withdrawn,
    /// An offer was not answered in time.
    TimedOut,
}

/// Why terms went back before the members had voted on them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "SentBackReason", remote = "SentBackFor")]
pub(crate) enum SentBackForView {
    /// The requester left a concern unanswered for too long.
    Unanswered,
    /// Too many of those who tried the questions about them misread them.
    NotUnderstood,
    /// A red line was drawn since that they cross.
    RedLine,
}

/// The state of the negotiation in the words of the Dataspace Protocol 2025-1.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "DataspaceState", remote = "DataspaceState")]
pub(crate) enum DataspaceStateView {
    /// The requester's words are on the table.
    Requested,
    /// The community's words are on the table.
    Offered,
    /// Both accept the same words; the members decide.
    Accepted,
    /// The members consent.
    Agreed,
    /// The requester has countersigned; its connector has not taken the last message yet.
    Verified,
    /// The requester has countersigned.
    Finalized,
    /// It came to nothing.
    Terminated,
}

/// A proposal that the asker may see. There is no other way to one than [`ProposalView::seen`].
pub(crate) struct ProposalView {
    proposal: Proposal,
    /// Whether the asker is one of those who negotiate it.
    party: bool,
    /// Whether the asker is a member who reads its minutes, before it is tabled or where it never was: the terms are not theirs yet.
    early: bool,
}

/// Whether terms at this stage were tabled: what members decide on, everybody sees.
const fn came_before_members(stage: &Stage) -> bool {
    matches!(stage, Stage::Tabled(_) | Stage::Voting(_) | Stage::Decided { .. })
}

impl ProposalView {
    /// The proposal as the asker sees it: at any stage as one of those who negotiate it, from the tabling on as anybody. Its minutes
    /// members of the community read from the day on which it was taken in, and its terms once both sides accept them.
    pub(crate) async fn seen(ctx: &Context<'_>, proposal: Proposal) -> Result<Option<Self>> {
        let actor = Asker::of(ctx).actor();
        let mandate = match actor {
            Actor::Advocate(advocate) => find(ctx, (proposal.community, advocate.intermediary)).await?,
            _ => None,
        };
        let party = actor.negotiates(&proposal, mandate.as_ref(), app(ctx)?.now());
        let public = came_before_members(&proposal.stage);
        let member = Asker::of(ctx).actor().as_member_of(proposal.community).is_ok();
        let early = !party && !public && !matches!(proposal.stage, Stage::Queued(_));
        let reads = member && !matches!(proposal.stage, Stage::Returned(_));
        Ok((party || public || reads).then_some(Self { proposal, party, early }))
    }

    /// The proposal.
    pub(crate) const fn proposal(&self) -> &Proposal {
        &self.proposal
    }

    /// Who the asker is for what the members say of it.
    pub(crate) fn looker(&self, ctx: &Context<'_>) -> Looker {
        Looker::of(Asker::of(ctx).actor(), self.proposal.community, self.party)
    }

    fn tabled(&self) -> Option<&Tabled> {
        match &self.proposal.stage {
            Stage::Tabled(tabled) => Some(tabled),
            Stage::Voting(voting) => Some(&voting.tabled),
            _ => None,
        }
    }

    async fn agreed(&self, ctx: &Context<'_>) -> Result<Option<AgreementView>> {
        let Stage::Decided { outcome: Outcome::Consented, .. } = self.proposal.stage else { return Ok(None) };
        match self.decided(ctx).await? {
            Some(decision) => decision.agreed(ctx).await,
            None => Ok(None),
        }
    }

    async fn decided(&self, ctx: &Context<'_>) -> Result<Option<DecisionView>> {
        Ok(app(ctx)?.decision_on(&self.proposal).await?.map(DecisionView))
    }
}

/// A requester's proposal to one community.
#[Object(name = "Proposal")]
impl ProposalView {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.proposal.id.to_string().into()
    }
    /// To whom.
    async fn community(&self, ctx: &Context<'_>) -> Result<CommunityView> {
        get(ctx, self.proposal.community).await.map(CommunityView)
    }
    /// From whom.
    async fn requester(&self, ctx: &Context<'_>) -> Result<RequesterView> {
        get(ctx, self.proposal.requester).await.map(RequesterView)
    }
    /// The proposal that was sent back and came again as this one.
    async fn revision_of(&self, ctx: &Context<'_>) -> Result<Option<Box<Self>>> {
        match self.proposal.revision_of {
            Some(id) => Ok(Self::seen(ctx, get(ctx, id).await?).await?.map(Box::new)),
            None => Ok(None),
        }
    }
    /// When it was first submitted.
    async fn submitted_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.proposal.submitted_at)
    }
    /// Where it stands.
    async fn stage(&self) -> StageView {
        match &self.proposal.stage {
            Stage::Returned(_) => StageView::Returned,
            Stage::Submitted(_) => StageView::Submitted,
            Stage::Negotiating(_) => StageView::Negotiating,
            Stage::Queued(_) | Stage::Tabled(_) => StageView::Tabled,
            Stage::Voting(_) => StageView::Voting,
            Stage::Withdrawn { .. } => StageView::Withdrawn,
            Stage::TimedOut { .. } => StageView::TimedOut,
            Stage::Decided { outcome, .. } => match outcome {
                Outcome::Consented | Outcome::Adopted => StageView::Consented,
                Outcome::Refused | Outcome::NotAdopted => StageView::Refused,
                Outcome::SentBack => StageView::SentBack,
                // Nobody runs off in a vote on terms.
                Outcome::Lapsed | Outcome::RunOff => StageView::Lapsed,
            },
        }
    }
    /// Why its terms went back to the requester without a vote; null where they did not.
    async fn sent_back_because(&self) -> Option<SentBackForView> {
        match self.proposal.stage {
            Stage::Decided { because, .. } => because.map(Into::into),
            _ => None,
        }
    }
    /// What is wrong with its terms, where it was returned.
    async fn faults(&self, ctx: &Context<'_>) -> Vec<RefusalView> {
        match &self.proposal.stage {
            Stage::Returned(returned) => RefusalView::all(&returned.faults, Asker::of(ctx).locale()),
            _ => Vec::new(),
        }
    }
    /// The latest terms: those that were tabled, from the tabling on. Members read them from then on.
    async fn terms(&self, ctx: &Context<'_>) -> Result<Option<TermsView>> {
        match self.proposal.stage.latest().filter(|_| !self.early) {
            Some(number) => get(ctx, (self.proposal.id, number)).await.map(|offer| Some(TermsView(offer))),
            None => Ok(None),
        }
    }
    /// The offers that were made, for those who negotiate; for everybody else, the one that was tabled.
    async fn offers(&self, ctx: &Context<'_>) -> Result<Vec<OfferView>> {
        if self.early {
            return Ok(Vec::new());
        }
        let mut turns = app(ctx)?.offers(self.proposal.id).await?;
        if !self.party {
            let tabled = self.proposal.stage.latest();
            turns.retain(|turn| Some(turn.offer.number) == tabled);
            turns.iter_mut().for_each(|turn| {
                turn.moves.clear();
                turn.touches.clear();
            });
        }
        turns.into_iter().map(OfferView::of).collect()
    }
    /// The risk of the tabled terms, which chooses the rule of the vote.
    async fn risk(&self) -> Option<RiskView> {
        let waiting = self.proposal.queued().ok().map(|queued| queued.risk);
        self.tabled().map(|tabled| tabled.risk).or(waiting).map(Into::into)
    }
    /// The earliest moment at which the vote on the tabled terms opens; null while they wait until the members have time.
    async fn vote_from(&self) -> Option<scalar::DateTime> {
        self.tabled().map(|tabled| scalar::DateTime::of(&tabled.vote_from))
    }
    /// The minutes that it asks of each member, and its place in the queue while it waits; null where no terms were taken in.
    async fn burden(&self, ctx: &Context<'_>) -> Result<Option<BurdenView>> {
        Ok(app(ctx)?.asks(&self.proposal).await?.map(Into::into))
    }
    /// The concerns about it, by their numbers: all of them, or those about one clause. For members and advocates; its requester
    /// is told those that the charter's share of the roll stands behind.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn concerns(
        &self,
        ctx: &Context<'_>,
        clause: Option<u32>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Option<Connection<ConcernView>>> {
        let (looker, wanted) = (self.looker(ctx), Wanted::new(ctx, first, after)?);
        if looker == Looker::Outside {
            return Ok(None);
        }
        let mut all = app(ctx)?.read().await?.concerns_of(self.proposal.id).await?;
        all.retain(|concern| clause.is_none() || concern.clause == clause);
        let seen: Vec<_> = all.into_iter().filter_map(|one| ConcernView::by(looker, one)).collect();
        wanted.cut(ctx, seen, ConcernView::cursor, |view| view).map(Some)
    }
    /// The questions to its requester, by their numbers. For members and advocates; the requester is told those that an advocate
    /// sent on.
    #[graphql(complexity = "cost(first, child_complexity)")]
    async fn questions(
        &self,
        ctx: &Context<'_>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Option<Connection<QuestionView>>> {
        let (looker, wanted) = (self.looker(ctx), Wanted::new(ctx, first, after)?);
        if looker == Looker::Outside {
            return Ok(None);
        }
        let all = app(ctx)?.read().await?.questions_of(self.proposal.id).await?;
        let seen: Vec<_> = all.into_iter().filter_map(|one| QuestionView::by(looker, one)).collect();
        wanted.cut(ctx, seen, QuestionView::cursor, |view| view).map(Some)
    }
    /// What happened in the negotiation, step by step: for members, advocates and its requester, who is not told what goes on between
    /// members and advocates.
    async fn timeline(&self, ctx: &Context<'_>) -> Result<Option<Vec<TimelineEntry>>> {
        let looker = self.looker(ctx);
        if looker == Looker::Outside {
            return Ok(None);
        }
        let entries = app(ctx)?.minutes(&self.proposal).await?;
        let told = |minute: &Minute| looker != Looker::Requester || minute.is_told_to_requester();
        let told = entries.iter().filter(|entry| told(&entry.minute));
        Ok(Some(told.map(|entry| TimelineEntry::of(ctx, entry)).collect()))
    }
    /// What the sides asked each other about the offers, by their numbers: for members, advocates and its requester.
    async fn clarifications(&self, ctx: &Context<'_>) -> Result<Option<Vec<ClarificationView>>> {
        if self.looker(ctx) == Looker::Outside {
            return Ok(None);
        }
        let all = app(ctx)?.read().await?.clarifications_of(self.proposal.id).await?;
        Ok(Some(all.into_iter().map(ClarificationView).collect()))
    }
    /// What an advocate asked the members about points of the mandate, and what came of it: for members and advocates.
    async fn askings(&self, ctx: &Context<'_>) -> Result<Option<Vec<AskingView>>> {
        if !matches!(self.looker(ctx), Looker::Member | Looker::Advocate) {
            return Ok(None);
        }
        let all = app(ctx)?.read().await?.askings_of(self.proposal.id).await?;
        Ok(Some(all.into_iter().map(AskingView).collect()))
    }
    /// The red lines that its latest terms cross together with other proposals of its requester, and that none of them crosses alone: for
    /// members and advocates.
    async fn together_crosses(&self, ctx: &Context<'_>) -> Result<Option<Vec<TogetherView>>> {
        if !matches!(self.looker(ctx), Looker::Member | Looker::Advocate) {
            return Ok(None);
        }
        let found = app(ctx)?.together(&self.proposal).await?;
        Ok(Some(found.into_iter().map(TogetherView).collect()))
    }
    /// The draft of an offer that the advocates of the asker's mandate share, where there is one: for them alone.
    async fn offer_draft(&self, ctx: &Context<'_>) -> Result<Option<OfferDraftView>> {
        OfferDraftView::shared(ctx, &self.proposal, self.party).await
    }
    /// Until when the side that the latest offer waits for has to answer it; none where nothing is negotiated, or it is paused.
    async fn answer_by(&self, ctx: &Context<'_>) -> Result<Option<scalar::DateTime>> {
        let charter = app(ctx)?.binding_charter(self.proposal.community).await?;
        let due = charter.and_then(|charter| self.proposal.answer_by(charter.offers_answered()));
        Ok(due.as_ref().map(scalar::DateTime::of))
    }
    /// Since when that side is warned that its time is nearly over.
    async fn warned_at(&self) -> Option<scalar::DateTime> {
        self.proposal.warned.filter(|_| self.proposal.negotiable()).as_ref().map(scalar::DateTime::of)
    }
    /// Who is not in the room before the vote on it, and what the stewards say of that. For members and advocates.
    async fn absence(&self, ctx: &Context<'_>) -> Result<Option<AbsenceReport>> {
        let told = matches!(self.looker(ctx), Looker::Member | Looker::Advocate)
            && came_before_members(&self.proposal.stage);
        if !told {
            return Ok(None);
        }
        Ok(Some(AbsenceReport::of(app(ctx)?.absent(&self.proposal).await?)))
    }
    /// The temperature checks about it, by their numbers. For members alone.
    async fn temperatures(&self, ctx: &Context<'_>) -> Result<Option<Vec<TemperatureView>>> {
        if self.looker(ctx) != Looker::Member {
            return Ok(None);
        }
        let all = app(ctx)?.read().await?.temperatures_of(self.proposal.id).await?;
        Ok(Some(all.into_iter().filter_map(|one| TemperatureView::seen(ctx, one)).collect()))
    }
    /// The mandate under which the community's side negotiates, once an advocate has acted. Not told to the requester while the
    /// negotiation is paused.
    async fn mandate(&self, ctx: &Context<'_>) -> Result<Option<MandateView>> {
        let told = self.proposal.paused.is_none() || Asker::of(ctx).actor().requester().is_none();
        match self.proposal.mandate.filter(|_| told) {
            Some(id) => get(ctx, id).await.map(|mandate| Some(MandateView(mandate))),
            None => Ok(None),
        }
    }
    /// Since when the negotiation is paused, while it is: nobody can make an offer or accept one.
    async fn paused_since(&self) -> Option<scalar::DateTime> {
        self.proposal.paused.as_ref().map(scalar::DateTime::of)
    }
    /// What became of the mandate under which it was negotiated, while it is paused; for advocates of the community.
    async fn paused_because(&self, ctx: &Context<'_>) -> Result<Option<MandateStateView>> {
        let told = self.proposal.paused.is_some() && Asker::of(ctx).actor().as_advocate().is_ok();
        match self.proposal.mandate.filter(|_| told) {
            Some(id) => get(ctx, id).await.map(|mandate| Some((&mandate).into())),
            None => Ok(None),
        }
    }
    /// Since when the opening of its vote is held back because members reported pressure, while it is; for the stewards of the community.
    async fn held_back_since(&self, ctx: &Context<'_>) -> Result<Option<scalar::DateTime>> {
        if Asker::of(ctx).actor().as_steward_of(self.proposal.community).is_err() {
            return Ok(None);
        }
        let held = app(ctx)?.read().await?.opening(self.proposal.id).await?.held;
        Ok(held.map(|held| scalar::DateTime::of(&held.since)))
    }
    /// The latest vote on it.
    async fn vote(&self, ctx: &Context<'_>) -> Result<Option<VoteView>> {
        let tx = app(ctx)?.read().await?;
        Ok(tx.vote_on(Subject::Proposal(self.proposal.id)).await?.map(VoteView))
    }
    /// The members' answer.
    async fn decision(&self, ctx: &Context<'_>) -> Result<Option<DecisionView>> {
        self.decided(ctx).await
    }
    /// The agreement that came of it.
    async fn agreement(&self, ctx: &Context<'_>) -> Result<Option<AgreementView>> {
        self.agreed(ctx).await
    }
    /// The state of the negotiation in the words of the Dataspace Protocol; none where no request was ever taken in.
    async fn dataspace_state(&self, ctx: &Context<'_>) -> Result<Option<DataspaceStateView>> {
        let agreement = self.agreed(ctx).await?.map(|view| view.0);
        Ok(self.proposal.negotiated_state(agreement.as_ref()).map(Into::into))
    }
}
