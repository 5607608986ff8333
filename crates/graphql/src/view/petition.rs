//! Petitions, as members see them.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::{
    charter::Petitions,
    petition::{Aim, Petition, PetitionState},
};

use super::VoteView;
use crate::{
    Asker,
    fault::Result,
    loads::{app, get},
    node::Node,
    scalar,
};

/// Where a petition stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "PetitionState")]
pub(crate) enum PetitionStateView {
    /// Taking signatures.
    Open,
    /// Enough have signed: the vote opens by the clock.
    Reached,
    /// The vote has opened.
    Voting,
    /// Too few signed in time, or there is nothing to vote on any more.
    Lapsed,
}

/// Members who ask for a vote that nobody can then stop.
pub(crate) struct PetitionView(pub Petition);

#[Object(name = "Petition")]
impl PetitionView {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.id.to_string().into()
    }
    /// What it is about: the mandate to recall, the agreement whose consent is to be withdrawn, or the draft of a charter.
    async fn about(&self, ctx: &Context<'_>) -> Result<Option<Node>> {
        let id = match self.0.aim {
            Aim::Recall(id) => id.to_string(),
            Aim::Withdrawal(id) => id.to_string(),
            Aim::Amendment(id) => id.to_string(),
        };
        Node::find(ctx, &id).await
    }
    /// Where it stands.
    async fn state(&self) -> PetitionStateView {
        match self.0.state {
            PetitionState::Open => PetitionStateView::Open,
            PetitionState::Reached { .. } => PetitionStateView::Reached,
            PetitionState::Voting(_) => PetitionStateView::Voting,
            PetitionState::Lapsed => PetitionStateView::Lapsed,
        }
    }
    /// When the first member signed.
    async fn opened_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.opened_at)
    }
    /// Until when it takes signatures, exclusive.
    async fn ends_at(&self) -> scalar::DateTime {
        scalar::DateTime::of(&self.0.ends_at())
    }
    /// At least so many have signed: a multiple of five, renewed once a day, with ten or more unseen behind it.
    async fn signed_at_least(&self) -> u64 {
        self.0.bulletin.at_least
    }
    /// Whether the asker has signed.
    async fn signed_by_me(&self, ctx: &Context<'_>) -> Result<bool> {
        let Ok(member) = Asker::of(ctx).actor().as_member() else { return Ok(false) };
        Ok(app(ctx)?.read().await?.signed(self.0.id, member.id).await?)
    }
    /// The vote that it led to.
    async fn vote(&self, ctx: &Context<'_>) -> Result<Option<VoteView>> {
        match self.0.state {
            PetitionState::Voting(vote) => get(ctx, vote).await.map(|vote| Some(VoteView(vote))),
            _ => Ok(None),
        }
    }
}

/// The shares of the roll that can have a vote opened by signing for it, or paused by reporting pressure.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Petitions")]
pub(crate) struct PetitionsView {
    /// On recalling a mandate.
    recall: scalar::Fraction,
    /// On withdrawing a consent.
    withdrawal: scalar::Fraction,
    /// On another charter.
    amendment: scalar::Fraction,
    /// Whose reports of pressure pause a vote.
    pressure: scalar::Fraction,
}

impl From<&Petitions> for PetitionsView {
    fn from(shares: &Petitions) -> Self {
        Self {
            recall: scalar::Fraction::of(&shares.recall),
            withdrawal: scalar::Fraction::of(&shares.withdrawal),
            amendment: scalar::Fraction::of(&shares.amendment),
            pressure: scalar::Fraction::of(&shares.pressure),
        }
    }
}
