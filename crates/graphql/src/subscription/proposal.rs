//! What happens to a proposal.

use app::{Actor, App, storage::Entry};
use async_graphql::{ComplexObject, Context, Enum, SimpleObject};
use domain::{
    decision::Subject,
    fact::Fact,
    id::ProposalId,
    proposal::{Ear, Happened},
};

use super::listener::Tells;
use crate::{
    fault::{Fault, Result},
    loads::get,
    scalar,
    view::{Looker, ProposalView},
};

/// What happened to a proposal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(name = "ProposalStep", remote = "Happened")]
pub(crate) enum ProposalStep {
    /// The requester's terms were taken in.
    Submitted,
    /// The machine returned the requester's terms.
    Returned,
    /// A side made an offer.
    Offered,
    /// Nobody may speak for the community: it rests.
    Paused,
    /// It goes on under a mandate.
    TakenUp,
    /// An advocate has the members asked about a point of the mandate, or what came of it is there.
    MembersAsked,
    /// Together with others of its requester it crosses a red line that none crosses alone.
    Together,
    /// A side asks the other what is meant, or the other answers.
    Clarified,
    /// The side that the latest offer waits for has little time left.
    Warned,
    /// That side did not answer in time.
    TimedOut,
    /// Both sides accept the same words.
    Tabled,
    /// It waits until the members have time.
    Queued,
    /// The members have time for it.
    Begun,
    /// A concern was raised, supported by the charter's share, answered or taken back.
    Concern,
    /// A question was asked, sent on, answered or declined.
    Question,
    /// The stewards say what is done about who is not in the room.
    Absence,
    /// Members are asked how they lean, or what came of it is there.
    Temperature,
    /// The members vote.
    VoteOpened,
    /// The members have answered.
    Decided,
    /// It went back without a vote.
    SentBack,
    /// The requester took it back.
    Withdrawn,
}

/// Something happened to a proposal.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(crate) struct ProposalEvent {
    /// Give it as `since` to go on after this event.
    cursor: String,
    /// What happened.
    step: ProposalStep,
    /// When.
    at: scalar::DateTime,
    #[graphql(skip)]
    id: ProposalId,
}

#[ComplexObject]
impl ProposalEvent {
    /// The proposal as it stands now; null where the asker may not see it any more.
    async fn proposal(&self, ctx: &Context<'_>) -> Result<Option<ProposalView>> {
        ProposalView::seen(ctx, get(ctx, self.id).await?).await
    }
}

/// Tells of one proposal, to one who may be told different things at different times.
pub(super) struct OneProposal {
    pub id: ProposalId,
    pub actor: Actor,
}

impl OneProposal {
    async fn ear(&self, app: &App) -> Result<Ear> {
        let tx = app.read().await?;
        let proposal = tx.proposal(self.id).await?;
        let proposal = proposal.ok_or_else(|| Fault::missing("the proposal of a fact"))?;
        let mandate = match &self.actor {
            Actor::Advocate(advocate) => {
                tx.mandate_between(proposal.community, advocate.intermediary).await?
            }
            _ => None,
        };
        let party = self.actor.negotiates(&proposal, mandate.as_ref(), app.now());
        Ok(match Looker::of(&self.actor, proposal.community, party) {
            Looker::Member => Ear::Member,
            Looker::Advocate => Ear::Advocate,
            Looker::Requester => Ear::Requester,
            Looker::Outside => Ear::Outside,
        })
    }

    /// What happened, if it is for this listener.
    async fn hears(&self, app: &App, fact: &Fact) -> Result<Option<Happened>> {
        if let Fact::VoteOpened { vote, .. } = fact {
            let vote = app.read().await?.vote(*vote).await?;
            let ours = vote.is_some_and(|vote| vote.subject == Subject::Proposal(self.id));
            return Ok(ours.then_some(Happened::VoteOpened));
        }
        let Some(heard) = fact.heard() else { return Ok(None) };
        Ok(heard.by.contains(&self.ear(app).await?).then_some(heard.what))
    }
}

impl Tells for OneProposal {
    type Event = ProposalEvent;

    fn wants(&self, fact: &Fact) -> bool {
        matches!(fact, Fact::VoteOpened { .. }) || fact.heard().is_some_and(|heard| heard.proposal == self.id)
    }

    async fn tell(&self, app: &App, entry: Entry) -> Result<Option<ProposalEvent>> {
        let happened = self.hears(app, &entry.fact).await?;
        Ok(happened.map(|happened| ProposalEvent {
            cursor: app.cursor_of(entry.sequence),
            step: happened.into(),
            at: scalar::DateTime::of(&entry.at),
            id: self.id,
        }))
    }
}
