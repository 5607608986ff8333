//! Offers go back and forth until both sides accept the same words.

use serde::{Deserialize, Serialize};

use super::{Moved, Offer, Proposal, Side, Stage};
use crate::{
    burden::Ledger,
    charter::{Charter, TypedText, read_text},
    effect::Callback,
    fact::Fact,
    mandate::{Act, Asking, Mandate},
    moment::Moment,
    refusal::{Faults, Reason, Refused},
    step::Step,
    terms::TermsDraft,
    text::LocalText,
};

/// The latest offer: whose turn it is follows from whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Negotiating {
    /// Its number.
    pub number: u32,
    /// Who made it.
    pub side: Side,
}

/// Who acts: the requester's contact, or an advocate under a mandate.
#[derive(Clone, Copy, Debug)]
pub enum Acceptance<'a> {
    /// The requester.
    Requester,
    /// The community's side, under this mandate, with what the members were asked in this negotiation.
    Advocate(&'a Mandate, &'a [Asking]),
}

impl Acceptance<'_> {
    const fn side(self) -> Side {
        match self {
            Self::Requester => Side::Requester,
            Self::Advocate(..) => Side::Community,
        }
    }
}

impl Proposal {
    /// The latest offer's number and side, while there is a negotiation.
    fn turn(&self) -> Result<(u32, Side), Refused> {
        self.unpaused()?;
        match &self.stage {
            Stage::Submitted(_) => Ok((1, Side::Requester)),
            Stage::Negotiating(stage) => Ok((stage.number, stage.side)),
            stage => Err(stage.wrong()),
        }
    }

    /// Makes an offer against the latest one. The other side's turn: nobody answers their own offer. The new terms
    /// pass the same gate as a first submission; an advocate's mandate must cover them.
    pub fn offer(
        mut self,
        by: Acceptance<'_>,
        latest: &Offer,
        typed: (&TermsDraft, &TypedText),
        charter: &Charter,
        now: Moment,
    ) -> Result<Step<Moved>, Refused> {
        let (number, side) = self.turn()?;
        if side == by.side() {
            return Err(Reason::NotYourTurn {}.into());
        }
        let mut faults = Faults::default();
        let note = read_text(&mut faults, "note", typed.1, &[]);
        let terms =
            faults.within("terms", |f| typed.0.check(charter, now).map_err(|refused| f.absorb(refused)).ok());
        if let (Acceptance::Advocate(mandate, askings), Some(terms)) = (by, &terms) {
            let may = mandate.allows(Act::Negotiate, terms, now);
            // What an advocate offers the other side can accept at once.
            let may = may.and_then(|()| mandate.asked_first(terms, askings));
            faults.within("terms", |f| may.unwrap_or_else(|refused| f.absorb(refused)));
            self.mandate = Some(mandate.id);
        }
        let offer =
            faults.or_built(terms.map(|terms| Offer::new(number + 1, by.side(), terms, note, now)))?;
        if offer.digest == latest.digest {
            return Err(Reason::NothingChanged {}.into());
        }
        Ok(self.offered(offer))
    }

    /// The proposal rests on another offer.
    fn offered(mut self, offer: Offer) -> Step<Moved> {
        self.stage = Stage::Negotiating(Negotiating { number: offer.number, side: offer.side });
        (self.waits_since, self.warned) = (offer.at, None);
        let (community, proposal) = (self.community, self.id);
        let fact = Fact::OfferMade {
            community,
            proposal,
            number: offer.number,
            side: offer.side,
            digest: offer.digest,
        };
        let told = self.call_back(Callback::Offered { number: offer.number });
        let told = told.filter(|_| offer.side == Side::Community);
        Step::to(Moved { proposal: self, offer: Some(offer), asked: None }).fact(fact).effects(told)
    }

    /// Accepts the other side's latest offer: its words are tabled, frozen, and the members have
    /// the floor as soon as the ledger of what they are asked has room. Words that have
    /// come to cross a red line since they were offered are refused.
    ///
    /// In the Dataspace Protocol the consumer alone can accept. An advocate's "yes" to what a connector asks for therefore goes
    /// out as an offer of the same words, which the connector then accepts.
    pub fn accept(
        mut self,
        by: Acceptance<'_>,
        latest: &Offer,
        number: u32,
        (charter, ledger): (&Charter, &Ledger),
        now: Moment,
    ) -> Result<Step<Moved>, Refused> {
        let (latest_number, side) = self.turn()?;
        if number != latest_number || latest.number != latest_number {
            return Err(Reason::NotTheLatestOffer { latest: latest_number }.into());
        }
        if side == by.side() {
            return Err(Reason::NotYourTurn {}.into());
        }
        if let Acceptance::Advocate(mandate, askings) = by {
            mandate.allows(Act::Negotiate, &latest.terms, now)?;
            mandate.asked_first(&latest.terms, askings)?;
            self.mandate = Some(mandate.id);
        }
        latest.terms.crosses_none(&charter.red_lines)?;
        if matches!(by, Acceptance::Advocate(..)) && self.connection.is_some() {
            let offer =
                Offer::new(number + 1, Side::Community, latest.terms.clone(), LocalText::default(), now);
            return Ok(self.offered(offer));
        }
        self.table(latest, charter, ledger, now)
    }
}
