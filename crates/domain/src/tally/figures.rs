//! How many voices gave which answer.

use std::collections::BTreeMap;

use crate::{
    ballot::{Choice, Paper},
    rule::Count,
    taxonomy::Code,
    text::Handle,
};

/// How many chose what. `cells` follow the order of the ballot paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Everyone with the right to vote.
    pub electorate: u64,
    /// Each choice of the paper and how many voices gave it.
    pub cells: Vec<(Choice, u64)>,
}

impl Figures {
    /// How many chose this.
    pub fn of(&self, choice: Choice) -> u64 {
        self.cells.iter().find(|(cell, _)| *cell == choice).map_or(0, |(_, count)| *count)
    }
    /// How many voices count, abstentions included.
    pub fn turnout(&self) -> u64 {
        self.cells.iter().map(|(_, count)| count).sum()
    }
    /// The numbers that a rule looks at.
    pub(super) fn count(&self, paper: Paper) -> Count {
        let turnout = self.turnout();
        Count {
            favour: self.of(paper.favour()),
            opposed: self.of(paper.opposed()),
            cast: turnout - self.of(Choice::Abstain),
            turnout,
            electorate: self.electorate,
        }
    }
    /// The same numbers, if those who send back had consented.
    pub(super) fn count_with_send_back(&self, paper: Paper) -> Count {
        let count = self.count(paper);
        Count { favour: count.favour + self.of(Choice::SendBack), ..count }
    }
}

/// Everything that was counted in one vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// The whole electorate.
    pub whole: Figures,
    /// Each constituency that the rule names, counted by itself.
    pub constituencies: BTreeMap<Handle, Figures>,
    /// How many members stand behind each harm that was objected.
    pub objections: BTreeMap<Code, u64>,
    /// How many of the voices that count were given by a delegate.
    pub delegated: u64,
}

impl From<Figures> for Counts {
    fn from(whole: Figures) -> Self {
        Self { whole, constituencies: BTreeMap::new(), objections: BTreeMap::new(), delegated: 0 }
    }
}

impl Counts {
    /// A constituency's numbers; nobody at all where it was not counted.
    pub(super) fn of(&self, constituency: &Handle) -> Figures {
        let none = || Figures { electorate: 0, cells: Vec::new() };
        self.constituencies.get(constituency).cloned().unwrap_or_else(none)
    }
}
