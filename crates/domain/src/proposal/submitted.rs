//! Before an advocate has answered: returned by the machine, or taken in.

use serde::{Deserialize, Serialize};

use super::{Minute, Moved, Offer, Proposal, Side, Stage};
use crate::{
    charter::Charter, effect::Effect, fact::Fact, moment::Moment, refusal::Refused, step::Step,
    terms::TermsDraft, text::LocalText,
};

/// What terms are held against before any human sees them.
#[derive(Clone, Copy, Debug)]
pub struct Gate<'a> {
    /// The charter in force.
    pub charter: &'a Charter,
}

/// Returned: the draft as it was typed and everything that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// As it was typed.
    pub draft: TermsDraft,
    /// Everything that is wrong with it.
    pub faults: Refused,
}

/// Taken in, waiting for an advocate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submitted {
    /// Since when.
    pub at: Moment,
}

/// Passes a draft through the gate and puts the proposal that `proposal` builds into the stage that follows.
pub(super) fn pass(
    draft: TermsDraft,
    gate: Gate<'_>,
    now: Moment,
    proposal: impl FnOnce(Stage) -> Proposal,
) -> Step<Moved> {
    match draft.check(gate.charter, now) {
        Err(faults) => {
            let proposal = proposal(Stage::Returned(Box::new(Returned { draft, faults })));
            let fact = Fact::ProposalReturned {
                community: proposal.community,
                proposal: proposal.id,
                requester: proposal.requester,
            };
            Step::to(Moved { proposal, offer: None, asked: None }).fact(fact)
        }
        Ok(terms) => {
            let proposal = proposal(Stage::Submitted(Submitted { at: now }));
            let offer = Offer::new(1, Side::Requester, terms, LocalText::default(), now);
            let fact = Fact::ProposalSubmitted {
                community: proposal.community,
                proposal: proposal.id,
                requester: proposal.requester,
                digest: offer.digest,
            };
            let (rooms, minute) = (
                Effect::RoomsWanted { community: proposal.community },
                proposal.minute(Minute::Submitted {}),
            );
            let moved = Moved { proposal, offer: Some(offer), asked: None };
            Step::to(moved).fact(fact).effect(rooms).effect(minute)
        }
    }
}
