//! A requester submits terms; the machine takes them in or returns them with every fault.

use domain::{
    id::{CommunityId, ProposalId, RequesterId},
    party::Role,
    proposal::{Connection, Gate, Proposal, Request, Stage},
    refusal::{Reason, Refused},
    terms::TermsDraft,
};
use serde::{Deserialize, Serialize};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::governing,
    together::notice,
};

/// Terms for a community, for the first time or again.
#[derive(Clone, Debug)]
pub struct SubmitProposal {
    /// To whom.
    pub community: CommunityId,
    /// The returned proposal that comes again.
    pub again: Option<ProposalId>,
    /// The proposal that the members sent back and that comes again as a new one.
    pub revision_of: Option<ProposalId>,
    /// The connector that asks, where one does.
    pub connection: Option<Connection>,
    /// The terms, as typed.
    pub terms: TermsDraft,
}

/// What became of a submission: the proposal stands either way; nothing that was typed is lost.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Submission {
    /// The proposal.
    pub proposal: ProposalId,
    /// Everything that is wrong with its terms, if it was returned.
    pub returned: Option<Refused>,
}

impl App {
    /// Submits a proposal.
    pub async fn submit_proposal(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &SubmitProposal,
    ) -> Result<Submission, AppError> {
        self.settle(|| async {
            let begun: Begun<Submission> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let requester = actor.as_requester(Role::Negotiator)?;
            let community =
                work.tx.community(command.community).await?.ok_or_else(|| missing("community"))?;
            let charter = governing(&work.tx, &community, work.now).await?.ok_or(Reason::NoCharter {})?;
            let asker = work.tx.requester(requester).await?.ok_or_else(|| missing("requester"))?;
            asker.may_ask(&charter.charter)?;
            let gate = Gate { charter: &charter.charter };
            let terms = command.terms.clone();
            let step = match self.again(&work.tx, requester, command).await? {
                None => {
                    let mut request = Request::new(community.id, requester);
                    request.connection = command.connection.clone();
                    if let Some(before) = command.revision_of {
                        let before = work.tx.proposal(before).await?.ok_or(Reason::NotSentBack {})?;
                        request = request.revising(&before)?;
                    }
                    Proposal::submit(self.chance.id(work.now)?, request, terms, gate, work.now)
                }
                Some(before) if before.requester == requester && before.community == community.id => {
                    before.submit_again(terms, gate, work.now)?
                }
                Some(_) => return Err(missing("proposal").into()),
            };
            let noticed = notice(&work.tx, &step.next, None, &charter.charter).await?;
            let proposal = step.next.proposal.id;
            let returned = match &step.next.proposal.stage {
                Stage::Returned(returned) => Some(returned.faults.clone()),
                _ => None,
            };
            work.tx.save(step).await?;
            work.tx.save(noticed).await?;
            work.done(Submission { proposal, returned }).await
        })
        .await
    }

    /// The proposal that is submitted again: the one that is named, or the one that the connector knows by this id of its own
    /// already. A connector's id names one negotiation: what was taken in under it does not begin anew.
    async fn again(
        &self,
        tx: &Tx,
        requester: RequesterId,
        command: &SubmitProposal,
    ) -> Result<Option<Proposal>, AppError> {
        if let Some(id) = command.again {
            return Ok(Some(tx.proposal(id).await?.ok_or_else(|| missing("proposal"))?));
        }
        let Some(connection) = &command.connection else { return Ok(None) };
        let before = tx.proposal_of_consumer(requester, &connection.consumer_pid).await?;
        let Some(before) = before else { return Ok(None) };
        match before.stage {
            Stage::Returned(_) => Ok(Some(Proposal { connection: Some(connection.clone()), ..before })),
            stage => Err(stage.wrong().into()),
        }
    }
}
