//! What members are asked: the ledger of a community, and the beginning of what waits in it.

use domain::{
    burden::{Burden, Ledger, Place},
    charter::Charter,
    id::{CommunityId, ProposalId},
    moment::Moment,
    proposal::{Proposal, SentBackFor},
};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    deliberate::crosses,
    error::missing,
    governing::{charter_of, governing},
};

/// The ledger of a community, taken for this transaction alone.
pub(crate) struct LedgerOf(CommunityId);

impl LedgerOf {
    /// Takes that of the community which a proposal is for. To be called before anything else is locked.
    pub(crate) async fn proposal(tx: &Tx, id: ProposalId) -> Result<Self, AppError> {
        let seen = tx.proposal_seen(id).await?.ok_or_else(|| missing("proposal"))?;
        Self::community(tx, seen.community).await
    }

    async fn community(tx: &Tx, id: CommunityId) -> Result<Self, AppError> {
        tx.hold_ledger(id).await?;
        Ok(Self(id))
    }

    /// As it stands, under the charter that binds now.
    pub(crate) async fn under(&self, tx: &Tx, charter: &Charter, now: Moment) -> Result<Ledger, AppError> {
        Ok(tx.ledger(self.0, charter.most_minutes(), now).await?)
    }
}

/// What a proposal asks of each member, and where it stands while it waits.
#[derive(Clone, Copy, Debug)]
pub struct Asks {
    /// The minutes, in parts: as they were noted when the terms were tabled, else as the latest terms would ask.
    pub burden: Burden,
    /// The most that a member is asked in a month.
    pub limit: Option<u32>,
    /// Its place in the queue and since when it waits, while it does.
    pub place: Option<(Place, Moment)>,
}

impl App {
    /// The ledger of a community, as it stands now.
    pub async fn ledger(&self, community: CommunityId) -> Result<Ledger, AppError> {
        let (tx, now) = (self.read().await?, self.now());
        Ok(tx.ledger(community, limit(&tx, community, now).await?, now).await?)
    }

    /// What a proposal asks; none where no terms were taken in.
    pub async fn asks(&self, proposal: &Proposal) -> Result<Option<Asks>, AppError> {
        let (tx, now) = (self.read().await?, self.now());
        let limit = limit(&tx, proposal.community, now).await?;
        if let Ok(queued) = proposal.queued() {
            let ledger = tx.ledger(proposal.community, limit, now).await?;
            let place = ledger.place(proposal.id, now).map(|place| (place, queued.at));
            return Ok(Some(Asks { burden: queued.burden, limit, place }));
        }
        if let Some(asked) = tx.asked_for(proposal.id).await? {
            return Ok(Some(Asks { burden: asked.burden, limit, place: None }));
        }
        let Some(number) = proposal.stage.latest() else { return Ok(None) };
        let offer = tx.offer(proposal.id, number).await?.ok_or_else(|| missing("offer"))?;
        let charter = charter_of(&tx, proposal.community, now).await?;
        Ok(Some(Asks { burden: Burden::of(&offer.terms, &charter), limit, place: None }))
    }

    /// The clock has the members look at what they have time for, the first that came first. Mostly there is nothing to do, so it looks
    /// before it locks anything.
    pub(crate) async fn begin_what_fits(&self, community: CommunityId) -> Result<(), AppError> {
        if self.ledger(community).await?.next(self.now()).is_none() {
            return Ok(());
        }
        self.settle(|| async {
            let begun: Begun<()> = self.begin(&Actor::Public, &Origin::Own, &community).await?;
            let mut work = fresh!(begun);
            let held = LedgerOf::community(&work.tx, community).await?;
            let charter = charter_of(&work.tx, community, work.now).await?;
            let mut ledger = held.under(&work.tx, &charter, work.now).await?;
            while let Some(first) = ledger.next(work.now).copied() {
                let proposal = work.tx.proposal(first.proposal).await?.ok_or_else(|| missing("proposal"))?;
                let Ok(number) = proposal.queued().map(|queued| queued.number) else {
                    // Withdrawn since the ledger was read.
                    ledger.waiting.retain(|waiting| waiting.proposal != first.proposal);
                    continue;
                };
                let offer = work.tx.offer(proposal.id, number).await?.ok_or_else(|| missing("offer"))?;
                if crosses(&work.tx, &proposal, number, &charter, work.now).await? {
                    ledger.waiting.retain(|waiting| waiting.proposal != first.proposal);
                    work.tx.save(proposal.sent_back(SentBackFor::RedLine, offer.terms.title)?).await?;
                    continue;
                }
                let step = proposal.begin(&offer, &charter, work.now)?;
                if let Some(asked) = step.next.asked {
                    ledger.note(asked);
                }
                work.tx.save(step).await?;
            }
            work.done(()).await
        })
        .await
    }
}

/// The most that a member is asked in a month: none without a charter in force.
async fn limit(tx: &Tx, community: CommunityId, now: Moment) -> Result<Option<u32>, AppError> {
    let community = tx.community(community).await?.ok_or_else(|| missing("community"))?;
    let in_force = governing(tx, &community, now).await?;
    Ok(in_force.and_then(|charter| charter.charter.most_minutes()))
}
