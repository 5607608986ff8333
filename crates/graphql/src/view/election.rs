//! Elections and those who stand in them.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    ballot::Answer,
    decision::Subject,
    election::{Election, ElectionState, Standing},
    ranking::Nominee,
};

use super::{CommunityView, LocalTextView, MandateView, VoteView, local_text};
use crate::{
    fault::Result,
    loads::{app, get},
    scalar,
};

/// Where an election stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "ElectionState")]
pub(crate) enum ElectionStateView {
    /// Called: members nominate, or deliberate on those who are nominated.
    Nominating,
    /// Being voted on.
    Voting,
    /// The members have spoken.
    Decided,
    /// Nobody was nominated, or too few took part.
    Lapsed,
}

/// Several intermediaries stand for a mandate, and the members choose one of them or none.
pub(crate) struct ElectionView(pub Election);

#[Object(name = "Election")]
impl ElectionView {
    /// Its id.
    pub(crate) async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// Whose.
    async fn community(&self, ctx: &Context<'_>) -> Result<CommunityView> {
        get(ctx, self.0.community).await.map(CommunityView)
    }
    /// What it is for.
    async fn title(&self) -> Vec<LocalTextView> {
        local_text(&self.0.title)
    }
    /// Where it stands.
    async fn state(&self) -> ElectionStateView {
        match self.0.state {
            ElectionState::Nominating => ElectionStateView::Nominating,
            ElectionState::Voting(_) => ElectionStateView::Voting,
            ElectionState::Decided { .. } => ElectionStateView::Decided,
            ElectionState::Lapsed => ElectionStateView::Lapsed,
        }
    }
    /// When it was called.
    async fn called_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.called_at)
    }
    /// The first moment at which nobody can be nominated any more.
    async fn nominations_end(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.nominations_end)
    }
    /// When the vote can open, by the charter in force when it was called.
    async fn vote_from(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.vote_from)
    }
    /// The mandates that are stood for, in the order of the paper: that of the nominations.
    async fn candidates(&self, ctx: &Context<'_>) -> Result<Vec<MandateView>> {
        let mut found = Vec::with_capacity(self.0.candidates.len());
        for id in &self.0.candidates {
            found.push(MandateView(get(ctx, *id).await?));
        }
        Ok(found)
    }
    /// The latest vote on it.
    async fn vote(&self, ctx: &Context<'_>) -> Result<Option<VoteView>> {
        let tx = app(ctx)?.read().await?;
        Ok(tx.vote_on(Subject::Election(self.0.id)).await?.map(VoteView))
    }
    /// The mandate that the members granted, if they chose somebody.
    async fn elected(&self, ctx: &Context<'_>) -> Result<Option<MandateView>> {
        match self.0.state {
            ElectionState::Decided { chosen: Some(id), .. } => {
                get(ctx, id).await.map(|it| Some(MandateView(it)))
            }
            _ => Ok(None),
        }
    }
    /// The election whose tie this one settles.
    async fn run_off_of(&self, ctx: &Context<'_>) -> Result<Option<ElectionView>> {
        match self.0.runoff_of {
            Some(id) => get(ctx, id).await.map(|it| Some(ElectionView(it))),
            None => Ok(None),
        }
    }
    /// The election that settles the tie of this one.
    async fn run_off(&self, ctx: &Context<'_>) -> Result<Option<ElectionView>> {
        let tx = app(ctx)?.read().await?;
        Ok(tx.runoff_after(self.0.id).await?.map(ElectionView))
    }
}

/// One who stands, as on the paper of the vote.
#[derive(SimpleObject)]
pub(crate) struct Candidate {
    /// The number on the paper, counted from 1; rankings and approvals name it.
    number: usize,
    /// The intermediary's name.
    name: String,
    /// The intermediary's short public name.
    intermediary: String,
    /// The mandate that is stood for.
    mandate: MandateView,
}

/// Those who stand, in the order of the paper.
pub(crate) async fn candidates(ctx: &Context<'_>, paper: &[Standing]) -> Result<Vec<Candidate>> {
    let mut found = Vec::with_capacity(paper.len());
    for (number, standing) in (1..).zip(paper) {
        found.push(Candidate {
            number,
            name: standing.name.clone(),
            intermediary: standing.intermediary.to_string(),
            mandate: MandateView(get(ctx, standing.mandate).await?),
        });
    }
    Ok(found)
}

/// The ranking in an answer, in its canonical text.
pub(crate) fn ranking(answer: &Answer) -> Option<String> {
    matches!(answer, Answer::Ranking(_)).then(|| answer.to_string())
}

/// The numbers of those who are approved of in an answer.
pub(crate) fn approved(answer: &Answer) -> Option<Vec<usize>> {
    match answer {
        Answer::Approved(approved) => Some(approved.nominees().map(Nominee::number).collect()),
        Answer::Choice(_) | Answer::Ranking(_) => None,
    }
}
