//! What a requester's connector needs beside the verbs that people use: where a negotiation stands, what the agreement is, the
//! end of it, and what is to be sent to it.

use domain::{
    agreement::{Agreement, AgreementState},
    charter::Charter,
    effect::Callback,
    id::{CommunityId, ProposalId},
    moment::Moment,
    party::Role,
    proposal::{Connection, DataspaceState, Offer, Proposal, Side, Stage},
    refusal::Reason,
};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin, WithdrawProposal,
    begin::{Begun, fresh},
    decided::decision_on,
    error::missing,
    governing::governing,
};

/// A negotiation of a connector.
#[derive(Clone, Debug)]
pub struct Connected {
    /// The proposal.
    pub proposal: Proposal,
    /// Its connector.
    pub connection: Connection,
    /// The agreement that came of it, if the members consented.
    pub agreement: Option<Agreement>,
    /// When the members' answer was fixed.
    pub decided_at: Option<Moment>,
}

impl Connected {
    /// The state in the protocol's words; none where the terms were returned and nothing was taken in.
    pub fn state(&self) -> Option<DataspaceState> {
        self.proposal.negotiated_state(self.agreement.as_ref())
    }
}

/// A message to a connector, with all that it is made of.
#[derive(Clone, Debug)]
pub struct CallbackDue {
    /// The negotiation.
    pub negotiation: Connected,
    /// The message.
    pub message: Callback,
    /// The offer, where the message is one.
    pub offer: Option<Offer>,
}

impl App {
    /// The negotiation of the asking requester's connector. Refused, as if it were not there, to everybody else.
    pub async fn connected(&self, actor: &Actor, id: ProposalId) -> Result<Connected, AppError> {
        let requester = actor.requester().ok_or(Reason::NotTheRequester {})?;
        let tx = self.read().await?;
        let found = load(&tx, id).await?;
        let own = found.filter(|found| found.proposal.requester == requester);
        Ok(own.ok_or_else(|| missing("negotiation"))?)
    }

    /// The requester binds itself to the agreement that its connector was sent.
    pub async fn verify_agreement(&self, actor: &Actor, id: ProposalId) -> Result<(), AppError> {
        let at = self.connected(actor, id).await?;
        let agreement = at.agreement.ok_or_else(|| at.proposal.stage.wrong())?;
        self.countersign_by_connector(actor, id, agreement.decision).await
    }

    /// The requester's connector ends the negotiation: takes the proposal back or, after a consent, does not bind itself.
    pub async fn terminate(&self, actor: &Actor, id: ProposalId) -> Result<(), AppError> {
        let at = self.connected(actor, id).await?;
        if at.agreement.is_some() {
            return self.decline(actor, id).await;
        }
        let command = WithdrawProposal { proposal: id, by_connector: true };
        self.withdraw_proposal(actor, &Origin::Own, &command).await.map(drop)
    }

    async fn decline(&self, actor: &Actor, id: ProposalId) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(actor, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let requester = actor.as_requester(Role::Negotiator)?;
            let found = load(&work.tx, id).await?;
            let own = found.filter(|found| found.proposal.requester == requester);
            let agreement = own.and_then(|found| found.agreement).ok_or(Reason::NotConsented {})?;
            work.tx.save(agreement.decline(work.now)?).await?;
            work.done(()).await
        })
        .await
    }

    /// What is to be sent to the connector of a negotiation; nothing where the negotiation has gone on since and the message
    /// would tell of what is no more.
    pub async fn callback(&self, id: ProposalId, message: Callback) -> Result<Option<CallbackDue>, AppError> {
        let tx = self.read().await?;
        let Some(negotiation) = load(&tx, id).await? else { return Ok(None) };
        let offer = match message {
            Callback::Offered { number } => tx.offer(id, number).await?,
            Callback::Agreed | Callback::Finalized | Callback::Terminated => None,
        };
        let state = negotiation.agreement.as_ref().map(|agreement| agreement.state);
        let holds = match message {
            Callback::Offered { number } => matches!(
                &negotiation.proposal.stage,
                Stage::Negotiating(at) if at.number == number && at.side == Side::Community
            ),
            Callback::Agreed => state == Some(AgreementState::Pending),
            Callback::Finalized => state.is_some_and(|state| state.term().is_some()),
            Callback::Terminated => true,
        };
        Ok(holds.then_some(CallbackDue { negotiation, message, offer }))
    }

    /// The connector has taken the last message of a negotiation.
    pub async fn finalized(&self, id: ProposalId) -> Result<(), AppError> {
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &id).await?;
            let mut work = fresh!(begun);
            let proposal = work.tx.proposal(id).await?.ok_or_else(|| missing("proposal"))?;
            if let Some(step) = proposal.finalized() {
                work.tx.save(step).await?;
            }
            work.done(()).await
        })
        .await
    }

    /// Communities after this one with the charter that binds each now, at most `limit`, in the order of their ids; those that have
    /// adopted none are passed over. The last id says where to go on.
    pub async fn bound_communities(
        &self,
        after: Option<CommunityId>,
        limit: u32,
    ) -> Result<(Vec<(CommunityId, Charter)>, Option<CommunityId>), AppError> {
        let (tx, now) = (self.read().await?, self.now());
        let communities = tx.communities(after, limit).await?;
        let full = communities.len() == limit as usize;
        let last = communities.last().map(|community| community.id).filter(|_| full);
        let mut bound = Vec::with_capacity(communities.len());
        for community in communities {
            if let Some(charter) = governing(&tx, &community, now).await? {
                bound.push((community.id, charter.charter));
            }
        }
        Ok((bound, last))
    }

    /// The charter that binds a community now; none where there is no such community or it has adopted none.
    pub async fn binding_charter(&self, id: CommunityId) -> Result<Option<Charter>, AppError> {
        let (tx, now) = (self.read().await?, self.now());
        let Some(community) = tx.community(id).await? else { return Ok(None) };
        Ok(governing(&tx, &community, now).await?.map(|bound| bound.charter))
    }
}

async fn load(tx: &Tx, id: ProposalId) -> Result<Option<Connected>, AppError> {
    let Some(proposal) = tx.proposal(id).await? else { return Ok(None) };
    let Some(connection) = proposal.connection.clone() else { return Ok(None) };
    let decision = decision_on(tx, &proposal).await?;
    let decided_at = decision.as_ref().map(|recorded| recorded.decision.decided_at);
    let agreement = match decision {
        Some(decision) => tx.agreement_of(decision.decision.id).await?,
        None => None,
    };
    Ok(Some(Connected { proposal, connection, agreement, decided_at }))
}
