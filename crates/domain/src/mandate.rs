//! A mandate: what a community lets an intermediary do for it, and until when.

use serde::{Deserialize, Serialize};

use crate::{
    charter::{
        Charter, DecisionRule, RedLine, RedLineDraft, TypedText, codes, each, list, place, read_words, span,
    },
    decision::{DecisionKind, Outcome},
    digest::Digest,
    fact::Fact,
    id::{CommunityId, ElectionId, IntermediaryId, MandateId, VoteId},
    moment::{Moment, Span},
    place::Place,
    refusal::{Faults, Reason, Refused},
    step::Step,
    taxonomy::{Code, CodeKind, Risk},
    terms::Terms,
    text::LocalText,
};

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
    /// The members did not grant it.
    NotGranted,
    /// Its term is over.
    Expired,
    /// The members ended it before its term.
    Recalled,
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
}

/// What a member typed to nominate an intermediary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of MandateText, unread")]
pub struct Nomination {
    pub purposes: Vec<String>,
    pub data_categories: Vec<String>,
    pub places: Vec<String>,
    pub acts: Vec<Act>,
    pub red_lines: Vec<RedLineDraft>,
    pub must_ask: Vec<TypedText>,
    pub term: String,
}

/// What a member asks for who names an intermediary and nothing else.
const USUAL_PURPOSES: [&str; 4] = [
    "purpose:research",
    "purpose:statistics",
    "purpose:humanitarian-assistance",
    "purpose:public-service-planning",
];
/// For so long, where the charter lets it.
const USUAL_TERM: Span = Span::days(365);

impl Nomination {
    /// To negotiate about what communities are mostly asked for, in all places of the charter and for a year at most. The charter's
    /// red lines hold in every mandate.
    pub fn usual(charter: &Charter) -> Self {
        Self {
            purposes: USUAL_PURPOSES.map(str::to_owned).into(),
            data_categories: vec!["data:personal".to_owned()],
            places: charter.places.iter().map(ToString::to_string).collect(),
            acts: vec![Act::Negotiate],
            term: USUAL_TERM.min(charter.longest_term).to_string(),
            ..Self::default()
        }
    }
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
        let term = faults.take("term", span(&typed.term));
        if term.is_some_and(|term| term > charter.longest_term) {
            faults.field("term", Reason::TermTooLong { most: charter.longest_term });
        }
        let (community, intermediary) = parties;
        let built = term.map(|term| MandateText {
            community,
            intermediary,
            scope,
            red_lines,
            must_ask,
            term,
            interests,
        });
        let text = faults.or_built(built)?;
        let digest = Digest::of(&text);
        let fact = Fact::MandateNominated { community, mandate: id, digest };
        let state = MandateState::Nominated;
        Ok(Step::to(Self { id, text, digest, state, nominated_at: now, election: None }).fact(fact))
    }

    /// The rule under which it is voted on and since when it lies before the members.
    pub fn ready<'a>(&self, charter: &'a Charter) -> Result<(&'a DecisionRule, Moment), Reason> {
        let rule = charter.rule(DecisionKind::Mandate, Risk::Low);
        rule.filter(|_| self.state == MandateState::Nominated && self.election.is_none())
            .map(|rule| (rule, self.nominated_at))
            .ok_or(Reason::MandateNotOpen {})
    }

    /// It is one of several that are chosen from in this election.
    #[must_use]
    pub fn stands_in(mut self, election: ElectionId) -> Self {
        self.state = MandateState::Nominated;
        self.election = Some(election);
        self
    }

    /// The vote on it has opened.
    #[must_use]
    pub fn voting(mut self, vote: VoteId) -> Self {
        self.state = MandateState::Voting(vote);
        self
    }

    /// The members have decided.
    pub fn decided(mut self, outcome: Outcome, now: Moment) -> Step<Self> {
        let (community, mandate) = (self.text.community, self.id);
        if outcome == Outcome::Adopted {
            let until = now.plus(self.text.term);
            self.state = MandateState::Active { from: now, until };
            Step::to(self).fact(Fact::MandateGranted { community, mandate, until })
        } else {
            self.state = MandateState::NotGranted;
            Step::to(self).fact(Fact::MandateEnded { community, mandate })
        }
    }

    /// The term is over.
    pub fn expired(mut self, now: Moment) -> Option<Step<Self>> {
        let over = matches!(self.state, MandateState::Active { until, .. } if now >= until);
        over.then(|| {
            self.state = MandateState::Expired;
            let fact = Fact::MandateEnded { community: self.text.community, mandate: self.id };
            Step::to(self).fact(fact)
        })
    }

    /// Whether it has been granted and its term is not over.
    pub fn is_active(&self, now: Moment) -> bool {
        matches!(self.state, MandateState::Active { from, until } if from <= now && now < until)
    }

    /// The rule under which its recall is voted on.
    pub fn recallable<'a>(&self, charter: &'a Charter, now: Moment) -> Result<&'a DecisionRule, Reason> {
        let active = self.is_active(now);
        charter.rule(DecisionKind::Mandate, Risk::Low).filter(|_| active).ok_or(Reason::NoMandate {})
    }

    /// The members have decided on its recall. A mandate whose term ended meanwhile stays as it ended.
    pub fn recalled(mut self, outcome: Outcome) -> Step<Self> {
        let (community, mandate) = (self.text.community, self.id);
        if outcome != Outcome::Adopted || !matches!(self.state, MandateState::Active { .. }) {
            return Step::to(self);
        }
        self.state = MandateState::Recalled;
        Step::to(self).fact(Fact::MandateEnded { community, mandate })
    }

    /// Whether the mandate allows this act on these terms at this moment, and what is in the way if not.
    pub fn allows(&self, act: Act, terms: &Terms, now: Moment) -> Result<(), Refused> {
        if !self.is_active(now) {
            return Err(Reason::NoMandate {}.into());
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

impl Nomination {
    fn scope(&self, faults: &mut Faults) -> Scope {
        let scope = Scope {
            purposes: codes(faults, "purposes", &self.purposes, CodeKind::Purpose),
            data_categories: codes(faults, "dataCategories", &self.data_categories, CodeKind::Data),
            places: list(faults, "places", &self.places, place),
            acts: self.acts.clone(),
        };
        let lists = [
            ("purposes", self.purposes.is_empty()),
            ("dataCategories", self.data_categories.is_empty()),
            ("places", self.places.is_empty()),
            ("acts", self.acts.is_empty()),
        ];
        for (name, _) in lists.into_iter().filter(|(_, empty)| *empty) {
            faults.field(name, Reason::Empty {});
        }
        scope
    }
}

#[cfg(test)]
mod tests;
