//! A draft of an offer, which the advocates of one mandate share.
//!
//! One draft a proposal and mandate, amended by whoever of them comes next. Each save counts up and says which version it amends, so that
//! nobody writes over what they have not read. Nothing of it is recorded in the journal or told; it is erased when the negotiation ends.

use super::Proposal;
use crate::{
    charter::TypedText,
    id::{MandateId, OfferDraftId, ProposalId},
    mandate::Mandate,
    moment::Moment,
    refusal::{Reason, Refused},
    step::Step,
    terms::TermsDraft,
};

/// A draft as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferDraft {
    /// Its id.
    pub id: OfferDraftId,
    /// Of an offer in which proposal.
    pub proposal: ProposalId,
    /// Under which mandate.
    pub mandate: MandateId,
    /// How often it was saved.
    pub version: u32,
    /// The terms, as typed; they may be unfinished.
    pub terms: TermsDraft,
    /// What is to be said with them, as typed.
    pub note: TypedText,
    /// When it was saved last.
    pub saved_at: Moment,
}

/// What an advocate saves.
#[derive(Clone, Debug)]
pub struct Saving<'a> {
    /// The id of the draft, where there is none yet.
    pub id: OfferDraftId,
    /// The version that is amended; 0 where there is no draft yet.
    pub amends: u32,
    /// The terms, as typed.
    pub terms: &'a TermsDraft,
    /// The note, as typed.
    pub note: &'a TypedText,
}

impl OfferDraft {
    /// Saves a draft, the first one or another version.
    pub fn save(
        before: Option<Self>,
        of: &Proposal,
        mandate: &Mandate,
        said: Saving<'_>,
        now: Moment,
    ) -> Result<Step<Self>, Refused> {
        if !of.negotiable() {
            return Err(of.stage.wrong());
        }
        if !mandate.is_active(now) {
            return Err(Reason::NoMandate {}.into());
        }
        let (id, version) = before.map_or((said.id, 0), |before| (before.id, before.version));
        if version != said.amends {
            return Err(Reason::DraftChanged { version }.into());
        }
        let (terms, note) = (said.terms.clone(), said.note.clone());
        let (proposal, mandate) = (of.id, mandate.id);
        Ok(Step::to(Self { id, proposal, mandate, version: version + 1, terms, note, saved_at: now }))
    }

    /// The draft, where it is the version that whoever offers it has read.
    pub fn read(self, version: u32) -> Result<Self, Reason> {
        if self.version == version { Ok(self) } else { Err(Reason::DraftChanged { version: self.version }) }
    }
}

#[cfg(test)]
mod tests;
