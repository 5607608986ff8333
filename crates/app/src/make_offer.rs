//! A side of the negotiation makes an offer.

use domain::{
    charter::{Effective, RedLine, TypedText},
    id::ProposalId,
    mandate::{Act, Asking, Mandate},
    moment::Moment,
    party::Role,
    proposal::{Acceptance, Offer, Proposal, Side, minuted},
    refusal::Reason,
    terms::TermsDraft,
};
use storage::Tx;

use crate::{
    Actor, App, AppError, Origin,
    begin::{Begun, fresh},
    error::missing,
    governing::governing,
    together::notice,
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
    /// What the members were asked in it.
    pub askings: Vec<Asking>,
}

impl Negotiation {
    /// Loads the negotiation for whoever acts: the requester itself, or an advocate with a mandate of the community. For
    /// anybody else there is no such proposal. Refused while it is paused.
    pub(crate) async fn of(tx: &Tx, actor: &Actor, id: ProposalId, now: Moment) -> Result<Self, AppError> {
        let found = Self::resting(tx, actor, id, now).await?;
        found.proposal.goes_on(found.under(tx).await?.as_ref(), now)?;
        Ok(found)
    }

    /// The same for who only talks: an advocate's mandate must cover the latest terms.
    pub(crate) async fn speaking(
        tx: &Tx,
        actor: &Actor,
        id: ProposalId,
        now: Moment,
    ) -> Result<Self, AppError> {
        let found = Self::of(tx, actor, id, now).await?;
        if let Some(mandate) = &found.mandate {
            mandate.allows(Act::Negotiate, &found.latest.terms, now)?;
        }
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
        let askings = tx.askings_of(id).await?;
        Ok(Self { proposal, latest, charter, mandate, askings })
    }

    /// The mandate of the advocate who acts.
    pub(crate) fn mandate(&self) -> Result<&Mandate, Reason> {
        self.mandate.as_ref().ok_or(Reason::NoMandate {})
    }

    pub(crate) fn by(&self) -> Acceptance<'_> {
        let advocate = |mandate| Acceptance::Advocate(mandate, &self.askings);
        self.mandate.as_ref().map_or(Acceptance::Requester, advocate)
    }

    /// The side of whoever acts.
    pub(crate) const fn side(&self) -> Side {
        if self.mandate.is_some() { Side::Community } else { Side::Requester }
    }

    /// The points of the mandate under which the community's side negotiates.
    pub(crate) async fn points(&self, tx: &Tx) -> Result<Vec<RedLine>, AppError> {
        let mandate = match &self.mandate {
            Some(mandate) => Some(mandate.clone()),
            None => self.under(tx).await?,
        };
        Ok(mandate.map(|mandate| mandate.text.must_ask_on).unwrap_or_default())
    }

    /// Makes an offer and records with it what it comes to: in the minutes, and together with the requester's other proposals.
    pub(crate) async fn offer(
        &self,
        tx: &mut Tx,
        (terms, note): (&TermsDraft, &TypedText),
        now: Moment,
    ) -> Result<u32, AppError> {
        let (charter, points) = (&self.charter.charter, self.points(tx).await?);
        let step = self.proposal.clone().offer(self.by(), &self.latest, (terms, note), charter, now)?;
        let step = minuted(step, &self.latest, &points);
        let number = step.next.offer.as_ref().map_or(0, |offer| offer.number);
        let noticed = notice(tx, &step.next, Some(&self.latest), charter).await?;
        tx.save(step).await?;
        tx.save(noticed).await?;
        Ok(number)
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
            let number = at.offer(&mut work.tx, (&command.terms, &command.note), work.now).await?;
            work.done(number).await
        })
        .await
    }
}
