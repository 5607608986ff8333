//! Loads of what is kept of negotiations beside proposals and offers.

use domain::{
    clarification::Clarification,
    id::{AskingId, ClarificationId, MandateId, ProposalId},
    mandate::Asking,
    proposal::{OfferDraft, Proposal},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    entity::{asking, clarification, journal, offer_draft, proposal},
    error::Result,
    journal::{Entry, hydrate},
    tx::{Lock, Tx},
};

impl Tx {
    /// What the members were asked in a negotiation, the first one first.
    pub async fn askings_of(&self, proposal: ProposalId) -> Result<Vec<Asking>> {
        let select = asking::Entity::find().filter(asking::Column::Proposal.eq(proposal.uuid()));
        self.all(select.order_by_asc(asking::Column::AskedAt).order_by_asc(asking::Column::Id)).await
    }

    /// One of them, to be moved on. Its proposal is loaded before.
    pub async fn asking(&self, id: AskingId) -> Result<Option<Asking>> {
        self.one(asking::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// One of them, to be read.
    pub async fn asking_seen(&self, id: AskingId) -> Result<Option<Asking>> {
        self.one(asking::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// What the sides of a negotiation asked each other, by the numbers.
    pub async fn clarifications_of(&self, proposal: ProposalId) -> Result<Vec<Clarification>> {
        let select =
            clarification::Entity::find().filter(clarification::Column::Proposal.eq(proposal.uuid()));
        self.all(select.order_by_asc(clarification::Column::Number)).await
    }

    /// One of them, to be moved on. Its proposal is loaded before.
    pub async fn clarification(&self, id: ClarificationId) -> Result<Option<Clarification>> {
        self.one(clarification::Entity::find_by_id(id.uuid()), Lock::Own).await
    }

    /// One of them, to be read.
    pub async fn clarification_seen(&self, id: ClarificationId) -> Result<Option<Clarification>> {
        self.one(clarification::Entity::find_by_id(id.uuid()), Lock::Free).await
    }

    /// The draft that the advocates of a mandate share in a negotiation.
    pub async fn offer_draft(&self, proposal: ProposalId, mandate: MandateId) -> Result<Option<OfferDraft>> {
        let select = offer_draft::Entity::find()
            .filter(offer_draft::Column::Proposal.eq(proposal.uuid()))
            .filter(offer_draft::Column::Mandate.eq(mandate.uuid()));
        self.one(select, Lock::Own).await
    }

    /// Erases a draft that was offered.
    pub async fn erase_draft(&mut self, draft: &OfferDraft) -> Result<()> {
        offer_draft::Entity::delete_by_id(draft.id.uuid()).exec(self.writer()?).await?;
        Ok(())
    }

    /// The proposals that are negotiated and do not rest.
    pub async fn proposals_negotiated(&self) -> Result<Vec<Proposal>> {
        let select = proposal::Entity::find()
            .filter(proposal::Column::StageWord.is_in(["submitted", "negotiating"]))
            .filter(proposal::Column::PausedAt.is_null());
        self.all(select.order_by_asc(proposal::Column::Id)).await
    }

    /// The entries of the journal about a proposal, in their order.
    pub async fn journal_about(&self, proposal: &Proposal) -> Result<Vec<Entry>> {
        // The text of an id is part of no other.
        let named = format!("\"proposal\":\"{}\"", proposal.id);
        let rows = journal::Entity::find()
            .filter(journal::Column::Community.eq(proposal.community.uuid()))
            .filter(journal::Column::Fact.contains(&named))
            .order_by_asc(journal::Column::Sequence)
            .all(self.db())
            .await?;
        rows.into_iter().map(hydrate).collect()
    }

    /// Erases every draft of an offer in a negotiation that is over.
    pub(crate) async fn erase_drafts(&self, proposal: ProposalId) -> Result<()> {
        offer_draft::Entity::delete_many()
            .filter(offer_draft::Column::Proposal.eq(proposal.uuid()))
            .exec(self.writer()?)
            .await?;
        Ok(())
    }
}
