//! The counting: every voice to the choice that it was given to.

use std::collections::BTreeMap;

use super::{Cast, Counts, Electorate, Figures, Given, Objector};
use crate::{
    ballot::Paper,
    delegation::flow::{Graph, Hand},
    id::MemberId,
    rule::Rule,
    taxonomy::Code,
};

/// Counts the whole electorate and each constituency that the rule names: the same walk over the voices of its members
/// alone, with the cap on a delegate's weight taken of them.
pub(super) fn count(electorate: &Electorate, given: &Given, rule: &Rule) -> Counts {
    let emptied = BallotBox::emptied(electorate, given, rule.paper);
    let (whole, delegated) = emptied.figures(|_| true);
    let constituencies = rule.constituencies().into_iter().filter_map(|name| {
        let belongs = electorate.belonging_to(name)?;
        Some((name.clone(), emptied.figures(|place| belongs[place]).0))
    });
    Counts {
        constituencies: constituencies.collect(),
        objections: objections(electorate, &given.objectors),
        whole,
        delegated,
    }
}

/// What everyone in the electorate did, by their places.
struct BallotBox<'a> {
    paper: Paper,
    /// The place of each answer on the paper; meaningless where nobody casts.
    answers: Vec<u8>,
    hands: Vec<Hand>,
    graph: Graph,
    given: &'a Given,
}

impl<'a> BallotBox<'a> {
    fn emptied(electorate: &Electorate, given: &'a Given, paper: Paper) -> Self {
        let members = electorate.members();
        let mut hands = vec![Hand::Silent; members.len()];
        let mut answers = vec![0; members.len()];
        for (place, standing) in standing(members, &given.ballots, paper) {
            hands[place] = Hand::Casts;
            answers[place] = standing;
        }
        for member in &given.secret {
            if let Ok(place) = members.binary_search(member) {
                hands[place] = Hand::Secret;
            }
        }
        let edges = if given.delegation.is_some() { given.edges.as_slice() } else { &[] };
        Self { paper, answers, hands, graph: Graph::new(members, edges), given }
    }

    /// The figures of those for whom `has_voice` holds, and how many of the voices that count a delegate gave.
    fn figures(&self, has_voice: impl Fn(usize) -> bool) -> (Figures, u64) {
        let mut counts = [0u64; LONGEST_PAPER];
        let voices = (0..self.hands.len()).filter(|place| has_voice(*place)).count() as u64;
        let delegation = self.given.delegation.filter(|_| !self.given.edges.is_empty());
        let carried = delegation.map(|terms| self.graph.carry(&self.hands, &has_voice, terms.most(voices)));
        let mut own = 0;
        for place in (0..self.hands.len()).filter(|place| self.hands[*place] == Hand::Casts) {
            let voice = u64::from(has_voice(place));
            own += voice;
            counts[usize::from(self.answers[place])] +=
                carried.as_ref().map_or(voice, |carried| carried.weights[place]);
        }
        let cells: Vec<_> = self.paper.choices().iter().copied().zip(counts).collect();
        let figures = Figures { electorate: voices, cells };
        let delegated = figures.turnout() - own;
        (figures, delegated)
    }
}

/// No paper has more choices.
const LONGEST_PAPER: usize = 4;

/// The ballot of each place that stands: the place and the answer's place on the paper.
fn standing(members: &[MemberId], ballots: &[Cast], paper: Paper) -> Vec<(usize, u8)> {
    let mut valid: Vec<Cast> =
        ballots.iter().filter(|ballot| paper.choices().contains(&ballot.choice)).copied().collect();
    // In the order of the electorate, so that both are walked once, side by side; the last of a member's run stands.
    valid.sort_unstable_by_key(|ballot| (ballot.member, ballot.sequence, ballot.choice));
    let mut seats = members.iter().enumerate().peekable();
    let mut found = Vec::with_capacity(valid.len());
    for run in valid.chunk_by(|one, next| one.member == next.member) {
        let Some(last) = run.last() else { continue };
        while seats.next_if(|(_, seat)| **seat < last.member).is_some() {}
        if let Some((place, _)) = seats.next_if(|(_, seat)| **seat == last.member) {
            let answer = (0u8..).zip(paper.choices()).find(|(_, choice)| **choice == last.choice);
            found.extend(answer.map(|(at, _)| (place, at)));
        }
    }
    found
}

/// How many of the electorate stand behind each harm. One member counts once for each.
fn objections(electorate: &Electorate, objectors: &[Objector]) -> BTreeMap<Code, u64> {
    let mut distinct: Vec<_> = objectors.iter().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let mut behind = BTreeMap::new();
    for objector in distinct {
        if electorate.members().binary_search(&objector.member).is_ok() {
            *behind.entry(objector.harm.clone()).or_default() += 1;
        }
    }
    behind
}
