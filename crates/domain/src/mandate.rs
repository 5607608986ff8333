//! A mandate: what a community lets an intermediary do for it, and until when.

mod asking;
mod ending;
mod nomination;
mod reporting;
mod suspending;

use serde::{Deserialize, Serialize};

use crate::{
    charter::{Charter, DecisionRule, RedLine, ReportDuty, each, read_words, span},
    decision::{DecisionKind, Outcome},
    digest::Digest,
    fact::Fact,
    id::{CommunityId, ElectionId, IntermediaryId, MandateId, VoteId},
    moment::{Moment, Span},
    place::Place,
    refusal::{Faults, Reason, Refused},
    step::Step,
    taxonomy::{Code, Risk},
    terms::Terms,
    text::LocalText,
    vote::GoingOn,
};
pub use asking::{ASKED_FOR, Asking, Heard, Putting};
pub use ending::{Ending, Halted, Held};
pub use nomination::Nomination;
pub use reporting::{MandateReport, Telling};
pub use suspending::Resuming;

/// What an intermediary may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Make and accept offers.
    Negotiate,
    /// Tell the members what it advises.
    Recommend,
}

impl Act {
    const fn word(self) -> &'static str {
        match self {
            Self::Negotiate => "negotiate",
            Self::Recommend => "recommend",
        }
    }
}

/// How far a mandate reaches. Codes cover what lies below them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Scope {
    /// For these purposes.
    pub purposes: Vec<Code>,
    /// For these categories of data.
    pub data_categories: Vec<Code>,
    /// In these places.
    pub places: Vec<Place>,
    /// What it may do.
    pub acts: Vec<Act>,
}

/// The words that members vote on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MandateText {
    /// For whom.
    pub community: CommunityId,
    /// To whom.
    pub intermediary: IntermediaryId,
    /// How far it reaches.
    pub scope: Scope,
    /// Lines of its own, besides those of the charter.
    pub red_lines: Vec<RedLine>,
    /// Points on which the intermediary must ask the members before it accepts.
    pub must_ask: Vec<LocalText>,
    /// The same by their codes, in the shape of a red line: an offer whose combination matches one touches it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub must_ask_on: Vec<RedLine>,
    /// What the intermediary reports to the members, and how often; none where nothing is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporting: Option<ReportDuty>,
    /// How long it lasts from the day it is granted.
    pub term: Span,
    /// The digest of the interests as they were declared when the vote was asked for.
    pub interests: Digest,
}

/// Where a mandate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MandateState {
    /// Before the members.
    Nominated,
    /// Being voted on.
    Voting(VoteId),
    /// Granted.
    Active {
        /// From when.
        from: Moment,
        /// Until when, exclusive.
        until: Moment,
    },
    /// Granted, and at rest: its intermediary declared other interests.
    Suspended {
        /// From when it was granted.
        from: Moment,
        /// Until when, exclusive.
        until: Moment,
        /// Since when it is at rest.
        since: Moment,
    },
    /// The members did not grant it.
    NotGranted,
    /// It ended.
    Ended(Ending),
}

/// A mandate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// Its id.
    pub id: MandateId,
    /// Its words.
    pub text: MandateText,
    /// Their digest.
    pub digest: Digest,
    /// Where it stands.
    pub state: MandateState,
    /// When the intermediary was nominated.
    pub nominated_at: Moment,
    /// The election in which it stands or stood; it is not voted on by itself then.
    pub election: Option<ElectionId>,
    /// Whether its intermediary declared other interests since the nomination, and nobody has confirmed them. Granted like this, it
    /// begins suspended.
    pub outdated: bool,
    /// What a steward said to let it go on while it is suspended, until a second one confirms.
    pub going_on: Option<GoingOn>,
    /// How many days before its end the members were warned last.
    pub warned: Option<u32>,
    /// The number of the last due date for which it has reported; 0 for none.
    pub reports: u32,
    /// The number of the last due date that was told to be late; 0 for none.
    pub told_overdue: u32,
}

impl Mandate {
    /// Nominates an intermediary under the charter in force.
    pub fn nominate(
        id: MandateId,
        parties: (CommunityId, IntermediaryId),
        interests: Digest,
        charter: &Charter,
        typed: &Nomination,
        now: Moment,
    ) -> Result<Step<Self>, Refused> {
        let mut faults = Faults::default();
        let scope = faults.within("scope", |f| typed.scope(f));
        let wanted = &charter.languages;
        let red_lines = each(&mut faults, "redLines", &typed.red_lines, |f, line| line.read(f, wanted));
        let must_ask =
            each(&mut faults, "mustAsk", &typed.must_ask, |f, text| Some(read_words(f, text, wanted)));
        let must_ask_on = typed.must_ask_on(wanted, &mut faults);
        let term = faults.take("term", span(&typed.term));
        if term.is_some_and(|term| term > charter.longest_term) {
            faults.field("term", Reason::TermTooLong { most: charter.longest_term });
        }
        let reporting = typed.reporting(charter, term, &mut faults);
        let (community, intermediary) = parties;
        let built = term.map(|term| MandateText {
            community,
            intermediary,
            scope,
            red_lines,
            must_ask,
            must_ask_on,
            reporting,
            term,
            interests,
        });
        let text = faults.or_built(built)?;
        let digest = Digest::of(&text);
        let fact = Fact::MandateNominated { community, mandate: id, digest };
        let state = MandateState::Nominated;
        Ok(Step::to(Self {
            id,
            text,
            digest,
            state,
            nominated_at: now,
            election: None,
            outdated: false,
            going_on: None,
            warned: None,
            reports: 0,
            told_overdue: 0,
        })
        .fact(fact))
    }

    /// The rule under which it is voted on and since when it lies before the members: since its nomination or, where the members are to
    /// say whether it goes on with other interests, since its suspension.
    pub fn ready<'a>(&self, charter: &'a Charter) -> Result<(&'a DecisionRule, Moment), Reason> {
        let since = match self.state {
            MandateState::Nominated if self.election.is_none() => Some(self.nominated_at),
            MandateState::Suspended { since, .. } => Some(since),
            _ => None,
        };
        let rule = charter.rule(DecisionKind::Mandate, Risk::Low);
        rule.zip(since).ok_or(Reason::MandateNotOpen {})
    }

    /// It is one of several that are chosen from in this election.
    #[must_use]
    pub fn stands_in(mut self, election: ElectionId) -> Self {
        self.state = MandateState::Nominated;
        self.election = Some(election);
        self
    }

    /// The vote on it has opened. One that is suspended stays so until the members have answered.
    #[must_use]
    pub fn voting(mut self, vote: VoteId) -> Self {
        if self.state == MandateState::Nominated {
            self.state = MandateState::Voting(vote);
        }
        self
    }

    /// The members have decided on granting it.
    pub fn decided(mut self, outcome: Outcome, now: Moment) -> Step<Self> {
        let (community, mandate) = (self.text.community, self.id);
        if outcome != Outcome::Adopted {
            self.state = MandateState::NotGranted;
            return Step::to(self).fact(Fact::MandateEnded { community, mandate });
        }
        let until = now.plus(self.text.term);
        let granted = Fact::MandateGranted { community, mandate, until };
        if self.outdated {
            self.state = MandateState::Suspended { from: now, until, since: now };
            return Step::to(self).fact(granted).fact(Fact::MandateSuspended { community, mandate });
        }
        self.state = MandateState::Active { from: now, until };
        Step::to(self).fact(granted)
    }

    /// Whether it has been granted, is not suspended, and its term is not over.
    pub fn is_active(&self, now: Moment) -> bool {
        matches!(self.state, MandateState::Active { from, until } if from <= now && now < until)
    }

    /// Until when it is granted, exclusive; none where it is not, or has ended.
    pub const fn until(&self) -> Option<Moment> {
        match self.state {
            MandateState::Active { until, .. } | MandateState::Suspended { until, .. } => Some(until),
            _ => None,
        }
    }

    /// From when it is granted; none where it is not, or has ended.
    pub const fn from(&self) -> Option<Moment> {
        match self.state {
            MandateState::Active { from, .. } | MandateState::Suspended { from, .. } => Some(from),
            _ => None,
        }
    }

    /// The rule under which its recall is voted on.
    pub fn recallable<'a>(&self, charter: &'a Charter, now: Moment) -> Result<&'a DecisionRule, Reason> {
        let held = self.until().is_some_and(|until| now < until);
        charter.rule(DecisionKind::Mandate, Risk::Low).filter(|_| held).ok_or(Reason::NoMandate {})
    }

    /// Whether the mandate allows this act on these terms at this moment, and what is in the way if not.
    pub fn allows(&self, act: Act, terms: &Terms, now: Moment) -> Result<(), Refused> {
        if !self.is_active(now) {
            let suspended = matches!(self.state, MandateState::Suspended { until, .. } if now < until);
            return Err(if suspended { Reason::MandateSuspended {} } else { Reason::NoMandate {} }.into());
        }
        let scope = &self.text.scope;
        let mut faults = Faults::default();
        if !scope.acts.contains(&act) {
            faults.here(Reason::ActNotAllowed { act: act.word().to_owned() });
        }
        let outside = |value: &dyn ToString| Reason::OutsideMandate { value: value.to_string() };
        for purpose in
            terms.purposes.iter().filter(|code| !scope.purposes.iter().any(|wide| code.within(wide)))
        {
            faults.field("purposes", outside(purpose));
        }
        for data in terms
            .data_categories
            .iter()
            .filter(|code| !scope.data_categories.iter().any(|wide| code.within(wide)))
        {
            faults.field("dataCategories", outside(data));
        }
        for place in terms.places.iter().filter(|place| !scope.places.iter().any(|wide| place.within(wide))) {
            faults.field("places", outside(place));
        }
        terms.note_crossed(self.text.red_lines.iter(), &mut faults);
        faults.or(())
    }
}

#[cfg(test)]
mod tests;
