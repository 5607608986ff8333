//! A requester submits terms; the machine takes them in or returns them with every fault.

use domain::{
    id::{CommunityId, ProposalId},
    proposal::{Gate, Proposal, Stage},
    refusal::{Reason, Refused},
    terms::TermsDraft,
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::governing,
};

/// Terms for a community, for the first time or again.
#[derive(Clone, Debug)]
pub struct SubmitProposal {
    /// To whom.
    pub community: CommunityId,
    /// The returned proposal that comes again.
    pub again: Option<ProposalId>,
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
            let contact = actor.as_contact()?;
            let community =
                work.tx.community(command.community).await?.ok_or_else(|| missing("community"))?;
            let charter = governing(&work.tx, &community, work.now).await?.ok_or(Reason::NoCharter {})?;
            let gate = Gate { charter: &charter.charter };
            let terms = command.terms.clone();
            let step = match command.again {
                None => {
                    let parties = (community.id, contact.requester);
                    Proposal::submit(self.chance.id(work.now)?, parties, terms, gate, work.now)
                }
                Some(id) => {
                    let before = work.tx.proposal(id).await?;
                    let own =
                        before.filter(|p| p.requester == contact.requester && p.community == community.id);
                    own.ok_or_else(|| missing("proposal"))?.submit_again(terms, gate, work.now)?
                }
            };
            let proposal = step.next.proposal.id;
            let returned = match &step.next.proposal.stage {
                Stage::Returned(returned) => Some(returned.faults.clone()),
                _ => None,
            };
            work.tx.save(step).await?;
            work.done(Submission { proposal, returned }).await
        })
        .await
    }
}
