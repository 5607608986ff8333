//! The minutes of a negotiation: what happened in it, step by step, for members to read. Which side did something is said, never who.

use serde::{Deserialize, Serialize};

use super::{Moved, Offer, Proposal, SentBackFor, Side};
use crate::{
    charter::RedLine,
    clarification::Clarification,
    decision::Outcome,
    effect::Effect,
    fact::Fact,
    id::{AskingId, ClarificationId, ProposalId},
    mandate::Asking,
    moment::Moment,
    step::Step,
    terms::{ChangeKind, Combined, Piece, Says, TermChange, Terms},
    text::LocalText,
};

/// One difference between two offers, as it can be said in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// The field, by its name in the document.
    pub field: String,
    /// How it moved.
    pub kind: ChangeKind,
    /// The clause that stood there before, where it is one.
    pub before: Option<Says>,
    /// The clause that stands there now, where it is one.
    pub after: Option<Says>,
}

impl Movement {
    /// Everything in which these terms differ from those before.
    pub fn between(before: &Terms, after: &Terms) -> Vec<Self> {
        after.changes_since(before).into_iter().map(Self::from).collect()
    }
}

impl From<TermChange> for Movement {
    fn from(change: TermChange) -> Self {
        let TermChange { field, kind, before, after } = change;
        let says = |piece: Option<Piece>| piece.and_then(|piece| Says::of(field, piece));
        Self { field: field.to_owned(), kind, before: says(before), after: says(after) }
    }
}

/// One step of a negotiation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "minute", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the parts of the sentence that the variant names")]
pub enum Minute {
    /// The requester's terms were taken in.
    Submitted {},
    /// The machine returned the requester's terms.
    Returned {},
    /// A side made an offer: what it moved against the one before, and the points of the mandate that it touches.
    Offered { number: u32, side: Side, moved: Vec<Movement>, touches: Vec<LocalText> },
    /// Nobody may speak for the community: the negotiation rests.
    Paused {},
    /// It goes on under a mandate.
    TakenUp {},
    /// The advocate has the members asked about a point of the mandate.
    MembersAsked { point: LocalText, words: LocalText },
    /// What came of asking them.
    MembersHeard { point: LocalText, words: LocalText },
    /// Together with these other proposals of the requester, by their titles, the terms cross a red line that none crosses alone.
    Together { line: LocalText, others: Vec<LocalText> },
    /// A side asks the other what is meant by the latest offer.
    ClarificationAsked { number: u32, by: Side, words: LocalText },
    /// The other side's answer; `by` gave it.
    ClarificationAnswered { number: u32, by: Side, words: LocalText },
    /// The side that the latest offer waits for has little time left.
    Warned { by: Side, until: Moment },
    /// That side did not answer in time: the negotiation is over.
    TimedOut { by: Side },
    /// Both sides accept the same words.
    Tabled { number: u32 },
    /// Tabled terms went back without a vote.
    SentBack { because: SentBackFor },
    /// The requester took the proposal back.
    Withdrawn {},
    /// The members have answered.
    Decided { outcome: Outcome },
}

impl Minute {
    /// Its word.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Submitted {} => "submitted",
            Self::Returned {} => "returned",
            Self::Offered { .. } => "offered",
            Self::Paused {} => "paused",
            Self::TakenUp {} => "taken-up",
            Self::MembersAsked { .. } => "members-asked",
            Self::MembersHeard { .. } => "members-heard",
            Self::Together { .. } => "together",
            Self::ClarificationAsked { .. } => "clarification-asked",
            Self::ClarificationAnswered { .. } => "clarification-answered",
            Self::Warned { .. } => "warned",
            Self::TimedOut { .. } => "timed-out",
            Self::Tabled { .. } => "tabled",
            Self::SentBack { .. } => "sent-back",
            Self::Withdrawn {} => "withdrawn",
            Self::Decided { .. } => "decided",
        }
    }

    /// Which side did it, or did not answer; none where it is about neither.
    pub const fn side(&self) -> Option<Side> {
        match self {
            Self::Submitted {} | Self::Withdrawn {} => Some(Side::Requester),
            Self::Offered { side, .. } => Some(*side),
            Self::ClarificationAsked { by, .. }
            | Self::ClarificationAnswered { by, .. }
            | Self::Warned { by, .. }
            | Self::TimedOut { by } => Some(*by),
            Self::TakenUp {} | Self::MembersAsked { .. } | Self::MembersHeard { .. } => Some(Side::Community),
            Self::Returned {}
            | Self::Paused {}
            | Self::Together { .. }
            | Self::Tabled { .. }
            | Self::SentBack { .. }
            | Self::Decided { .. } => None,
        }
    }

    /// Whether the requester is told of it. What goes on between the members and their advocate is not for it.
    pub const fn is_told_to_requester(&self) -> bool {
        !matches!(self, Self::MembersAsked { .. } | Self::MembersHeard { .. } | Self::Together { .. })
    }
}

impl Proposal {
    /// Has something posted in the minutes.
    pub(crate) const fn minute(&self, minute: Minute) -> Effect {
        Effect::Minute { community: self.community, proposal: self.id, minute }
    }
}

/// The step of an offer, with what the minutes say of it. `points` are those of the mandate under which the community's side negotiates.
/// A step without an offer is left as it is.
pub fn minuted(step: Step<Moved>, before: &Offer, points: &[RedLine]) -> Step<Moved> {
    let Some(offer) = &step.next.offer else { return step };
    let minute = step.next.proposal.minute(offered(offer, Some(before), points));
    step.effect(minute)
}

/// What the minutes say of an offer.
pub(super) fn offered(offer: &Offer, before: Option<&Offer>, points: &[RedLine]) -> Minute {
    let combined = Combined::of([&offer.terms]);
    let touches = points.iter().filter(|point| combined.crosses(point)).map(|point| point.text.clone());
    let moved = before.map(|before| Movement::between(&before.terms, &offer.terms)).unwrap_or_default();
    Minute::Offered { number: offer.number, side: offer.side, moved, touches: touches.collect() }
}

/// A moment of the minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Moment,
    /// What.
    pub minute: Minute,
}

/// What the journal leaves to be looked up: it holds no words.
#[derive(Clone, Copy, Debug)]
pub struct Papers<'a> {
    /// The offers, oldest first.
    pub offers: &'a [Offer],
    /// What the members were asked.
    pub askings: &'a [Asking],
    /// What the sides asked each other.
    pub clarifications: &'a [Clarification],
    /// The points of the mandates under which it was negotiated.
    pub points: &'a [RedLine],
    /// The red lines of the charter.
    pub lines: &'a [RedLine],
    /// The titles of other proposals.
    pub titles: &'a [(ProposalId, LocalText)],
}

impl Papers<'_> {
    fn offered(&self, number: u32) -> Option<Minute> {
        let at = self.offers.iter().position(|offer| offer.number == number)?;
        let before = at.checked_sub(1).and_then(|before| self.offers.get(before));
        Some(offered(&self.offers[at], before, self.points))
    }

    fn asked(&self, asking: AskingId) -> Option<(LocalText, &Asking)> {
        let asking = self.askings.iter().find(|one| one.id == asking)?;
        let point = self.points.iter().find(|point| point.code == asking.point);
        Some((point.map(|point| point.text.clone()).unwrap_or_default(), asking))
    }

    fn clarification(&self, id: ClarificationId) -> Option<&Clarification> {
        self.clarifications.iter().find(|one| one.id == id)
    }

    fn minute(&self, fact: &Fact) -> Option<Minute> {
        Some(match fact {
            Fact::ProposalSubmitted { .. } => Minute::Submitted {},
            Fact::ProposalReturned { .. } => Minute::Returned {},
            Fact::OfferMade { number, .. } => self.offered(*number)?,
            Fact::NegotiationPaused { .. } => Minute::Paused {},
            Fact::NegotiationTakenUp { .. } => Minute::TakenUp {},
            Fact::MembersAsked { asking, .. } => {
                let (point, asking) = self.asked(*asking)?;
                Minute::MembersAsked { point, words: asking.asked.clone() }
            }
            Fact::MembersHeard { asking, .. } => {
                let (point, asking) = self.asked(*asking)?;
                Minute::MembersHeard { point, words: asking.heard.as_ref()?.words.clone() }
            }
            Fact::TogetherNoticed { line, others, .. } => {
                let line = self.lines.iter().find(|known| known.code == *line);
                let title = |other: &ProposalId| {
                    let known = self.titles.iter().find(|(id, _)| id == other);
                    known.map(|(_, title)| title.clone()).unwrap_or_default()
                };
                let line = line.map(|line| line.text.clone()).unwrap_or_default();
                Minute::Together { line, others: others.iter().map(title).collect() }
            }
            Fact::ClarificationAsked { clarification, .. } => {
                let asked = self.clarification(*clarification)?;
                Minute::ClarificationAsked { number: asked.number, by: asked.by, words: asked.words.clone() }
            }
            Fact::ClarificationAnswered { clarification, .. } => {
                let asked = self.clarification(*clarification)?;
                let (number, by) = (asked.number, asked.by.other());
                Minute::ClarificationAnswered { number, by, words: asked.answer.as_ref()?.words.clone() }
            }
            Fact::AnswerWarned { by, until, .. } => Minute::Warned { by: *by, until: *until },
            Fact::NegotiationTimedOut { by, .. } => Minute::TimedOut { by: *by },
            Fact::ProposalTabled { number, .. } => Minute::Tabled { number: *number },
            Fact::ProposalSentBack { because, .. } => Minute::SentBack { because: *because },
            Fact::ProposalWithdrawn { .. } => Minute::Withdrawn {},
            Fact::ProposalDecided { outcome, .. } => Minute::Decided { outcome: *outcome },
            _ => return None,
        })
    }
}

/// The minutes as the journal has them, in its order. `facts` are those about the proposal, each with its moment.
pub fn timeline<'f>(facts: impl IntoIterator<Item = (Moment, &'f Fact)>, papers: Papers<'_>) -> Vec<Entry> {
    let entry = |(at, fact)| papers.minute(fact).map(|minute| Entry { at, minute });
    facts.into_iter().filter_map(entry).collect()
}

#[cfg(test)]
mod tests;
