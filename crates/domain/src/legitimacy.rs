//! The legitimacy register: how many members trust which intermediary to speak on what, at which stage of their journey.
//!
//! Members say so in private, one by one, and can take it back at any time; what they said is erased when they leave. What is shown is renewed by the
//! clock alone, once a day, for everybody the same. A figure is a multiple of five, and it moves only where five members or more have said
//! something else since it moved last: so neither a figure nor the difference of two, of one day or of two, speaks of fewer than
//! five. So it may be up to eight above or below the count: four by the floor, four by the waiting.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    disclosure::LEAST,
    effect::{Audience, Effect, EventRef, Notice},
    fact::Fact,
    id::{CommunityId, IntermediaryId, MemberId},
    moment::{Moment, Span},
    party::code,
    refusal::{Faults, Refused},
    step::Step,
    taxonomy::{Code, CodeKind},
    text::Language,
};

/// What is shown is renewed so often.
const RENEWED: Span = Span::days(1);

/// On what an intermediary is trusted: at which stage of the journey, for which purpose. An absent one stands for all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Matter {
    /// The stage.
    pub stage: Option<Code>,
    /// The topic: a purpose.
    pub topic: Option<Code>,
}

impl Matter {
    /// Reads the codes, each where there is one.
    pub fn read(stage: Option<&str>, topic: Option<&str>) -> Result<Self, Refused> {
        let mut faults = Faults::default();
        let stage = stage.and_then(|text| faults.take("stage", code(text, CodeKind::Stage)));
        let topic = topic.and_then(|text| faults.take("topic", code(text, CodeKind::Purpose)));
        faults.or(Self { stage, topic })
    }

    /// Whether who is trusted on this is trusted on `narrow` too.
    fn covers(&self, narrow: &Self) -> bool {
        let within = |wide: &Option<Code>, narrow: &Option<Code>| match (wide, narrow) {
            (None, _) => true,
            (Some(wide), Some(narrow)) => narrow.within(wide),
            (Some(_), None) => false,
        };
        within(&self.stage, &narrow.stage) && within(&self.topic, &narrow.topic)
    }
}

/// A member's word that they trust an intermediary on something, or no longer do. Kept apart from everything else, so that it can be erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trust {
    /// Of which community the member is.
    pub community: CommunityId,
    /// Who.
    pub member: MemberId,
    /// Whom.
    pub intermediary: IntermediaryId,
    /// On what.
    pub on: Matter,
    /// Whether they do.
    pub given: bool,
}

impl Trust {
    /// A member says so. Said twice, it is said once. `reply` is where to answer, with the intermediary's name, if it came by Matrix.
    pub fn said(self, name: &str, reply: Option<(EventRef, Option<Language>)>) -> Step<Self> {
        let (community, given) = (self.community, self.given);
        let told = reply.map(|(to, language)| Effect::Tell {
            audience: Audience::Reply { to, language },
            notice: Notice::TrustSaid { intermediary: name.to_owned(), given },
        });
        Step::to(self).fact(Fact::TrustSaid { community }).effects(told)
    }
}

/// One figure of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Whom.
    pub intermediary: IntermediaryId,
    /// On what.
    pub on: Matter,
    /// What is shown: a multiple of five.
    pub shown: u32,
    /// How many it was when what is shown moved last. Shown to nobody.
    pub counted: u32,
    /// Since when five or more are shown.
    pub since: Option<Moment>,
}

/// What is shown of a community's trust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    /// Whose.
    pub community: CommunityId,
    /// For which moment it was renewed last.
    pub at: Moment,
    /// The figures.
    pub figures: Vec<Figure>,
}

impl Register {
    /// The register of a community in which nobody has said anything yet. Its moments lie in a grid from the founding on, so that no member
    /// and no asker moves them.
    pub fn begun(community: CommunityId, founded: Moment, now: Moment) -> Self {
        Self { community, at: latest(founded, now), figures: Vec::new() }
    }

    /// Since when a register that is to be renewed now was renewed last, at the latest.
    pub const fn due_before(now: Moment) -> Moment {
        now.minus(RENEWED)
    }

    /// Renews what is shown, where that is due. `said` is what the members on the roll have said.
    pub fn renewed(mut self, said: &[Trust], now: Moment) -> Option<Step<Self>> {
        let at = latest(self.at, now);
        if at <= self.at {
            return None;
        }
        self.at = at;
        let known: BTreeSet<_> = said
            .iter()
            .map(|trust| (trust.intermediary, trust.on.clone()))
            .chain(self.figures.iter().map(|figure| (figure.intermediary, figure.on.clone())))
            .collect();
        let mut before: BTreeMap<_, _> =
            self.figures.drain(..).map(|figure| ((figure.intermediary, figure.on.clone()), figure)).collect();
        for key in known {
            let (intermediary, on) = key.clone();
            let members: BTreeSet<_> = said
                .iter()
                .filter(|trust| trust.given && trust.intermediary == intermediary && trust.on.covers(&on))
                .map(|trust| trust.member)
                .collect();
            let nothing = Figure { intermediary, on, shown: 0, counted: 0, since: None };
            let figure = before.remove(&key).unwrap_or(nothing).moved(members.len() as u32, at);
            // What never was five leaves no trace.
            if figure.counted > 0 {
                self.figures.push(figure);
            }
        }
        Some(Step::to(self))
    }

    /// What is shown of the trust in intermediaries on this matter, most first: of each the figure that covers the matter and is largest.
    /// Whoever has no figure of five is not among them.
    pub fn on(&self, matter: &Matter) -> Vec<&Figure> {
        let mut best: BTreeMap<IntermediaryId, &Figure> = BTreeMap::new();
        for figure in self.figures.iter().filter(|figure| figure.shown > 0 && figure.on.covers(matter)) {
            let known = best.entry(figure.intermediary).or_insert(figure);
            if (figure.shown, &figure.on) > (known.shown, &known.on) {
                *known = figure;
            }
        }
        let mut all: Vec<_> = best.into_values().collect();
        all.sort_by_key(|figure| (std::cmp::Reverse(figure.shown), figure.intermediary));
        all
    }
}

impl Figure {
    fn moved(mut self, now: u32, at: Moment) -> Self {
        if u64::from(now.abs_diff(self.counted)) < LEAST {
            return self;
        }
        self.counted = now;
        self.shown = now - now % LEAST as u32;
        self.since = if self.shown == 0 { None } else { self.since.or(Some(at)) };
        self
    }
}

/// The latest moment of the grid that begins with `first`.
fn latest(first: Moment, now: Moment) -> Moment {
    let step = i64::from(RENEWED.as_seconds()) * 1_000_000;
    Moment::from_micros(first.micros() + (now.micros() - first.micros()).max(0) / step * step)
}

#[cfg(test)]
mod tests;
