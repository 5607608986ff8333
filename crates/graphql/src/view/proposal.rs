//! Proposals, as far as the asker may see them.

use app::Actor;
use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    decision::{Outcome, Subject},
    proposal::{DataspaceState, Move, Proposal, SentBackFor, Stage, Tabled, Turn},
    terms::{ChangeKind, Piece},
};

use super::{
    AgreementView, CommunityView, ConcernView, DecisionView, LocalTextView, Looker, MandateStateView,
    MandateView, QuestionView, RefusalView, RequesterView, RiskView, TermsView, VoteView, local_text,
    terms::{SideView, canonical},
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
    /// Both sides accept the same words; the members deliberate.
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
}

/// Why terms went back before the members had voted on them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "SentBackFor", remote = "SentBackFor")]
pub(crate) enum SentBackForView {
    /// The requester left a concern unanswered for too long.
    Unanswered,
    /// Too many of those who tried the questions about them misread them.
    NotUnderstood,
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

/// How a piece of the terms moved.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "ChangeKind", remote = "ChangeKind")]
pub(crate) enum ChangeKindView {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It stands where another stood.
    Changed,
    /// The same entries stand in another order.
    Reordered,
}

/// One difference from the offer before.
#[derive(SimpleObject)]
pub(crate) struct TermChange {
    /// The field, by its name in `Terms`.
    field: &'static str,
    /// How it moved.
    kind: ChangeKindView,
    /// What stood there before, as canonical JSON.
    before: Option<String>,
    /// What stands there now, as canonical JSON.
    after: Option<String>,
    /// The short names of the red lines of the charter and the mandate that it comes near: one of their facets speaks of what
    /// it brings in. No offer that crosses one is ever made.
    near: Vec<String>,
}

impl TermChange {
    fn of(moved: Move) -> Result<Self> {
        let Move { change, near } = moved;
        let piece = |piece: Option<Piece>| piece.as_ref().map(canonical).transpose();
        let (before, after) = (piece(change.before)?, piece(change.after)?);
        Ok(Self { field: change.field, kind: change.kind.into(), before, after, near })
    }
}

/// A version of the terms as one side offered it.
#[derive(SimpleObject)]
#[graphql(name = "Offer")]
pub(crate) struct OfferView {
    /// The terms.
    terms: TermsView,
    /// Who made it.
    side: SideView,
    /// When.
    at: scalar::DateTime,
    /// What was said with it.
    note: Vec<LocalTextView>,
    /// What it changed against the offer before, piece by piece.
    changes: Vec<TermChange>,
    /// The risk of its words under the charter of now.
    risk: RiskView,
    /// The rule by which its words would be voted on under the charter of now.
    rule: Option<scalar::RuleText>,
}

impl OfferView {
    fn of(turn: Turn) -> Result<Self> {
        Ok(Self {
            side: turn.offer.side.into(),
            at: scalar::DateTime::of(&turn.offer.at),
            note: local_text(&turn.offer.note),
            changes: turn.moves.into_iter().map(TermChange::of).collect::<Result<_>>()?,
            risk: turn.risk.into(),
            rule: turn.rule.map(|rule| scalar::RuleText::of(&rule.rule)),
            terms: TermsView(turn.offer),
        })
    }
}

/// A proposal that the asker may see. There is no other way to one than [`ProposalView::seen`].
pub(crate) struct ProposalView {
    proposal: Proposal,
    /// Whether the asker is one of those who negotiate it.
    party: bool,
}

impl ProposalView {
    /// The proposal as the asker sees it: at any stage as one of those who negotiate it, from the tabling on as anybody.
    pub(crate) async fn seen(ctx: &Context<'_>, proposal: Proposal) -> Result<Option<Self>> {
        let party = match Asker::of(ctx).actor() {
            Actor::Contact(contact) => contact.requester == proposal.requester,
            Actor::Advocate(advocate) => {
                let mandate = find(ctx, (proposal.community, advocate.intermediary)).await?;
                let now = app(ctx)?.now();
                mandate.is_some_and(|mandate| mandate.is_active(now))
            }
            _ => false,
        };
        let public = matches!(proposal.stage, Stage::Tabled(_) | Stage::Voting(_) | Stage::Decided { .. });
        Ok((party || public).then_some(Self { proposal, party }))
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
        let Stage::Decided { .. } = self.proposal.stage else { return Ok(None) };
        let tx = app(ctx)?.read().await?;
        let Some(vote) = tx.vote_on(Subject::Proposal(self.proposal.id)).await? else { return Ok(None) };
        Ok(tx.decision_of_vote(vote.id).await?.map(DecisionView))
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
            Stage::Tabled(_) => StageView::Tabled,
            Stage::Voting(_) => StageView::Voting,
            Stage::Withdrawn { .. } => StageView::Withdrawn,
            Stage::Decided { outcome, .. } => match outcome {
                Outcome::Consented | Outcome::Adopted => StageView::Consented,
                Outcome::Refused | Outcome::NotAdopted => StageView::Refused,
                Outcome::SentBack => StageView::SentBack,
                // Nobody runs off in a vote on terms.
                Outcome::Lapsed | Outcome::RunOff => StageView::Lapsed,
            },
        }
    }
    /// Why its terms went back, where the members did not vote on them.
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
    /// The latest terms: those that were tabled, from the tabling on.
    async fn terms(&self, ctx: &Context<'_>) -> Result<Option<TermsView>> {
        match self.proposal.stage.latest() {
            Some(number) => get(ctx, (self.proposal.id, number)).await.map(|offer| Some(TermsView(offer))),
            None => Ok(None),
        }
    }
    /// The offers that were made, for those who negotiate; for everybody else, the one that was tabled.
    async fn offers(&self, ctx: &Context<'_>) -> Result<Vec<OfferView>> {
        let mut turns = app(ctx)?.offers(self.proposal.id).await?;
        if !self.party {
            let tabled = self.proposal.stage.latest();
            turns.retain(|turn| Some(turn.offer.number) == tabled);
            turns.iter_mut().for_each(|turn| turn.moves.clear());
        }
        turns.into_iter().map(OfferView::of).collect()
    }
    /// The risk of the tabled terms, which chooses the rule of the vote.
    async fn risk(&self) -> Option<RiskView> {
        self.tabled().map(|tabled| tabled.risk.into())
    }
    /// The earliest moment at which the vote on the tabled terms opens.
    async fn vote_from(&self) -> Option<scalar::DateTime> {
        self.tabled().map(|tabled| scalar::DateTime::of(&tabled.vote_from))
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
    /// The mandate under which the community's side negotiates, once an advocate has acted. Not told to the requester while the
    /// negotiation is paused.
    async fn mandate(&self, ctx: &Context<'_>) -> Result<Option<MandateView>> {
        let told = self.proposal.paused.is_none() || Asker::of(ctx).actor().as_contact().is_err();
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
        let agreement = self.agreed(ctx).await?.map(|view| view.0.state);
        Ok(self.proposal.dataspace_state(agreement).map(Into::into))
    }
}
