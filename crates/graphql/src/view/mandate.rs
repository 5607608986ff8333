//! Mandates.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    decision::Subject,
    mandate::{Act, Mandate, MandateState},
};

use super::{
    CommunityView, DecisionView, ElectionView, IntermediaryView, LocalTextView, RedLineView, VoteView,
    local_text,
};
use crate::{
    fault::Result,
    loads::{app, get},
    scalar,
};

/// What an intermediary may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "MandateAct", remote = "Act")]
pub(crate) enum ActView {
    /// Make and accept offers.
    Negotiate,
    /// Tell the members what it advises.
    Recommend,
}

/// Where a mandate stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "MandateState")]
pub(crate) enum MandateStateView {
    /// Before the members.
    Nominated,
    /// Being voted on.
    Voting,
    /// Granted.
    Active,
    /// The members did not grant it.
    NotGranted,
    /// Its term is over.
    Expired,
    /// The members ended it before its term.
    Recalled,
}

/// How far a mandate reaches. Codes cover what lies below them.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct Scope {
    /// For these purposes.
    purposes: Vec<scalar::Code>,
    /// For these categories of data.
    data_categories: Vec<scalar::Code>,
    /// In these places.
    places: Vec<scalar::Place>,
    /// What it may do.
    acts: Vec<ActView>,
}

/// What a community lets an intermediary do for it, and until when.
pub(crate) struct MandateView(pub Mandate);

#[Object(name = "Mandate")]
impl MandateView {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// For whom.
    async fn community(&self, ctx: &Context<'_>) -> Result<CommunityView> {
        get(ctx, self.0.text.community).await.map(CommunityView)
    }
    /// To whom.
    async fn intermediary(&self, ctx: &Context<'_>) -> Result<IntermediaryView> {
        get(ctx, self.0.text.intermediary).await.map(IntermediaryView)
    }
    /// Where it stands.
    async fn state(&self) -> MandateStateView {
        match self.0.state {
            MandateState::Nominated => MandateStateView::Nominated,
            MandateState::Voting(_) => MandateStateView::Voting,
            MandateState::Active { .. } => MandateStateView::Active,
            MandateState::NotGranted => MandateStateView::NotGranted,
            MandateState::Expired => MandateStateView::Expired,
            MandateState::Recalled => MandateStateView::Recalled,
        }
    }
    /// The digest of its exact words.
    async fn digest(&self) -> scalar::Digest {
        scalar::Digest::of(&self.0.digest)
    }
    /// Its exact words: the canonical JSON (RFC 8785) that the digest is of.
    async fn document(&self) -> Result<String> {
        super::terms::canonical(&self.0.text)
    }
    /// How far it reaches.
    async fn scope(&self) -> Scope {
        let scope = &self.0.text.scope;
        Scope {
            purposes: scope.purposes.iter().map(scalar::Code::of).collect(),
            data_categories: scope.data_categories.iter().map(scalar::Code::of).collect(),
            places: scope.places.iter().map(scalar::Place::of).collect(),
            acts: scope.acts.iter().map(|act| (*act).into()).collect(),
        }
    }
    /// Lines of its own, besides those of the charter.
    async fn red_lines(&self) -> Vec<RedLineView> {
        self.0.text.red_lines.iter().map(RedLineView::from).collect()
    }
    /// Points on which the intermediary must ask the members before it accepts, each in every language.
    async fn must_ask(&self) -> Vec<Vec<LocalTextView>> {
        self.0.text.must_ask.iter().map(local_text).collect()
    }
    /// How long it lasts from the day it is granted.
    async fn term(&self) -> scalar::Duration {
        scalar::Duration::of(&self.0.text.term)
    }
    /// From when it is in force.
    async fn valid_from(&self) -> Option<scalar::DateTime> {
        match self.0.state {
            MandateState::Active { from, .. } => Some(scalar::DateTime::of(&from)),
            _ => None,
        }
    }
    /// Until when it is in force, exclusive.
    async fn valid_until(&self) -> Option<scalar::DateTime> {
        match self.0.state {
            MandateState::Active { until, .. } => Some(scalar::DateTime::of(&until)),
            _ => None,
        }
    }
    /// When the intermediary was nominated.
    async fn nominated_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.nominated_at)
    }
    /// The decision that ended it before its term.
    async fn ended_by(&self, ctx: &Context<'_>) -> Result<Option<DecisionView>> {
        if self.0.state != MandateState::Recalled {
            return Ok(None);
        }
        let tx = app(ctx)?.read().await?;
        let Some(vote) = tx.vote_on(Subject::Recall(self.0.id)).await? else { return Ok(None) };
        Ok(tx.decision_of_vote(vote.id).await?.map(DecisionView))
    }
    /// The latest vote on recalling it.
    async fn recall(&self, ctx: &Context<'_>) -> Result<Option<VoteView>> {
        let tx = app(ctx)?.read().await?;
        Ok(tx.vote_on(Subject::Recall(self.0.id)).await?.map(VoteView))
    }
    /// The election in which it stands or stood; it is not voted on by itself then.
    async fn election(&self, ctx: &Context<'_>) -> Result<Option<ElectionView>> {
        match self.0.election {
            Some(id) => get(ctx, id).await.map(|it| Some(ElectionView(it))),
            None => Ok(None),
        }
    }
    /// The latest vote on granting it, where it is voted on by itself.
    async fn vote(&self, ctx: &Context<'_>) -> Result<Option<VoteView>> {
        let tx = app(ctx)?.read().await?;
        Ok(tx.vote_on(Subject::Mandate(self.0.id)).await?.map(VoteView))
    }
}
