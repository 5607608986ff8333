//! A side of the negotiation makes an offer.

use domain::{
    charter::{Effective, TypedText},
    id::ProposalId,
    mandate::Mandate,
    moment::Moment,
    party::Role,
    proposal::{Acceptance, Offer, Proposal},
    refusal::Reason,
    terms::TermsDraft,
};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::governing,
};

/// New terms for a proposal under negotiation.
#[derive(Clone, Debug)]
pub struct MakeOffer {
    /// Which.
    pub proposal: ProposalId,
    /// The terms, as typed.
    pub terms: TermsDraft,
    /// What is said with them.
    pub note: TypedText,
}

/// A negotiation as one side acts in it.
pub(crate) struct Negotiation {
    pub proposal: Proposal,
    pub latest: Offer,
    pub charter: Effective,
    /// The mandate of the advocate who acts; none where the requester acts.
    pub mandate: Option<Mandate>,
}

impl Negotiation {
    /// Loads the negotiation for whoever acts: the requester itself, or an advocate with a mandate of the community. For
    /// anybody else there is no such proposal. Refused while it is paused.
    pub(crate) async fn of(tx: &Tx, actor: &Actor, id: ProposalId, now: Moment) -> Result<Self, AppError> {
        let found = Self::resting(tx, actor, id, now).await?;
        found.proposal.goes_on(found.under(tx).await?.as_ref(), now)?;
        Ok(found)
    }

    /// The mandate under which it is negotiated, as it stands; none where no advocate has acted.
    pub(crate) async fn under(&self, tx: &Tx) -> Result<Option<Mandate>, AppError> {
        match self.proposal.mandate {
            Some(mandate) => Ok(tx.mandate_seen(mandate).await?),
            None => Ok(None),
        }
    }

    /// The same, whether or not it is paused. Locks mandates before the proposal, as those do who end a mandate and pause what is
    /// negotiated under it.
    pub(crate) async fn resting(
        tx: &Tx,
        actor: &Actor,
        id: ProposalId,
        now: Moment,
    ) -> Result<Self, AppError> {
        let seen = tx.proposal_seen(id).await?.ok_or_else(|| missing("proposal"))?;
        let mandate = match actor {
            _ if actor.requester() == Some(seen.requester) => {
                actor.as_requester(Role::Negotiator)?;
                None
            }
            Actor::Advocate(advocate) => {
                let mandate = tx.mandate_between(seen.community, advocate.intermediary).await?;
                Some(mandate.ok_or(Reason::NoMandate {})?)
            }
            Actor::Public => return Err(Reason::SignInNeeded {}.into()),
            _ => return Err(missing("proposal").into()),
        };
        let proposal = tx.proposal(id).await?.ok_or_else(|| missing("proposal"))?;
        let Some(number) = proposal.stage.latest() else { return Err(proposal.stage.wrong().into()) };
        let latest = tx.offer(id, number).await?.ok_or_else(|| missing("offer"))?;
        let community = tx.community(proposal.community).await?.ok_or_else(|| missing("community"))?;
        let charter = governing(tx, &community, now).await?.ok_or(Reason::NoCharter {})?;
        Ok(Self { proposal, latest, charter, mandate })
    }

    /// The mandate of the advocate who acts.
    pub(crate) fn mandate(&self) -> Result<&Mandate, Reason> {
        self.mandate.as_ref().ok_or(Reason::NoMandate {})
    }

    pub(crate) fn side(mandate: Option<&Mandate>) -> Acceptance<'_> {
        mandate.map_or(Acceptance::Requester, Acceptance::Advocate)
    }
}

impl App {
    /// Makes an offer; answers with its number.
    pub async fn make_offer(
        &self,
        actor: &Actor,
        origin: &Origin,
        command: &MakeOffer,
    ) -> Result<u32, AppError> {
        self.settle(|| async {
            let begun: Begun<u32> = self.begin(actor, origin, command).await?;
            let mut work = fresh!(begun);
            let at = Negotiation::of(&work.tx, actor, command.proposal, work.now).await?;
            let by = Negotiation::side(at.mandate.as_ref());
            let typed = (&command.terms, &command.note);
            let step = at.proposal.offer(by, &at.latest, typed, &at.charter.charter, work.now)?;
            let number = step.next.offer.as_ref().map_or(0, |offer| offer.number);
            work.tx.save(step).await?;
            work.done(number).await
        })
        .await
    }
}
