//! The advocates of one mandate share a draft of an offer, amend it, and offer it.

use domain::{
    charter::TypedText,
    id::ProposalId,
    proposal::{OfferDraft, Saving},
    terms::TermsDraft,
};
use serde::{Deserialize, Serialize};

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    make_offer::Negotiation,
};

/// What an advocate saves for the others.
#[derive(Clone, Debug)]
pub struct SaveOfferDraft {
    /// Of an offer in which negotiation.
    pub proposal: ProposalId,
    /// The version that is amended; 0 for the first one.
    pub amends: u32,
    /// The terms, as typed; they may be unfinished.
    pub terms: TermsDraft,
    /// What is to be said with them.
    pub note: TypedText,
}

/// Which draft is offered.
#[derive(Clone, Copy, Debug)]
pub struct OfferTheDraft {
    /// In which negotiation.
    pub proposal: ProposalId,
    /// Its version, so that nobody offers what they have not read.
    pub version: u32,
}

/// A draft that is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftSaved {
    /// The version that it is now.
    pub version: u32,
}

impl App {
    /// Saves a draft for the advocates of the same mandate. Resting negotiations have drafts too.
    pub async fn save_offer_draft(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &SaveOfferDraft,
    ) -> Result<DraftSaved, AppError> {
        self.settle(|| async {
            let begun: Begun<DraftSaved> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            actor.as_advocate()?;
            let at = Negotiation::resting(&work.tx, actor, command.proposal, work.now).await?;
            let mandate = at.mandate()?;
            let before = work.tx.offer_draft(command.proposal, mandate.id).await?;
            let id = self.chance.id(work.now)?;
            let said = Saving { id, amends: command.amends, terms: &command.terms, note: &command.note };
            let step = OfferDraft::save(before, &at.proposal, mandate, said, work.now)?;
            let version = step.next.version;
            work.tx.save(step).await?;
            work.done(DraftSaved { version }).await
        })
        .await
    }

    /// Makes an offer of the draft, which is gone then; answers with the offer's number.
    pub async fn offer_the_draft(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: OfferTheDraft,
    ) -> Result<u32, AppError> {
        self.settle(|| async {
            let begun: Begun<u32> = self.begin(actor, origin, &command).await?;
            let mut work = fresh!(begun);
            actor.as_advocate()?;
            let at = Negotiation::of(&work.tx, actor, command.proposal, work.now).await?;
            let draft = work.tx.offer_draft(command.proposal, at.mandate()?.id).await?;
            let draft = draft.ok_or_else(|| missing("draft"))?.read(command.version)?;
            let number = at.offer(&mut work.tx, (&draft.terms, &draft.note), work.now).await?;
            work.tx.erase_draft(&draft).await?;
            work.done(number).await
        })
        .await
    }
}
