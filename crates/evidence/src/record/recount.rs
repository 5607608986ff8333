//! Counting again, and laying the result beside what was signed.

use std::fmt;

use domain::{
    decision::Told,
    delegation::Edge,
    digest::Digest,
    id::{Id, MemberId},
    rule::{Choosing, Rule, VotingRule},
    tally::{self, Cast, Electorate, Given, Marked, Marks, Objector, Tally},
};
use serde_json::Value;

use super::{Seat, VoteRecord};
use crate::{
    ballots,
    decision::{Attestations, DecisionDocument, ElectionCandidate, ElectionResult, Figures},
    digest::{self, Hash},
    merkle::SetTree,
};

/// One thing in which a decision and its record differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What differs.
    pub what: String,
    /// What the signed decision says of it.
    pub signed: String,
    /// What the record comes to.
    pub recounted: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: the decision says {}, the record gives {}", self.what, self.signed, self.recounted)
    }
}

/// The differences found so far.
struct Compared(Vec<Difference>);

impl Compared {
    fn same<T: PartialEq>(&mut self, what: &str, signed: T, recounted: T, say: impl Fn(T) -> String) {
        if signed != recounted {
            let (signed, recounted) = (say(signed), say(recounted));
            self.0.push(Difference { what: what.to_owned(), signed, recounted });
        }
    }
}

impl VoteRecord {
    /// Counts again from the record alone, and names everything in which `signed` says something else. Whether the record's
    /// decision is signed, and by whom, is for [`crate::decision::verify`] to say.
    pub fn recount(&self, signed: &DecisionDocument) -> Vec<Difference> {
        let mut found = Compared(Vec::new());
        found.same("kind", signed.kind.as_str(), self.kind.word(), str::to_owned);
        found.same("rule", signed.rule.clone(), self.rule.to_string(), |rule| rule);
        match self.count() {
            Some((told, election)) => compare_count(&mut found, signed, &told, election.as_ref()),
            // Of what was read from a file this is never so: it was refused.
            None => found.same("count", signed.outcome.as_str(), "no paper to count by", str::to_owned),
        }
        self.compare_roots(&mut found, signed);
        found.0
    }

    /// What the record binds to the decision's roots: the roots themselves, and that there is a leaf for each seat and a
    /// commitment for each ballot.
    fn compare_roots(&self, found: &mut Compared, signed: &DecisionDocument) {
        let roll = root_of(&self.roll_leaves);
        found.same("roll root", signed.roll_root.clone(), roll, |root| root);
        let (leaves, seats) = (self.roll_leaves.len(), self.seats.len());
        found.same("seats on the roll", leaves, seats, |count| count.to_string());
        let commitments: Vec<Hash> = self.commitments.iter().map(|one| *one.bytes()).collect();
        let root = ballots::root(&commitments).map_or_else(|_| String::new(), |root| digest::text(&root));
        found.same("ballots root", signed.ballots_root.clone(), root, |root| root);
        let (committed, counted) = (commitments.len(), self.ballots.len());
        found.same("ballots counted", committed, counted, |count| count.to_string());
    }

    /// Counts, by the same functions as the platform: what a decision tells of that, and in an election who stood and who is
    /// chosen. Nothing where the rule chooses between several, and the candidates are no paper.
    fn count(&self) -> Option<(Told, Option<ElectionResult>)> {
        let edge = |one: &super::Delegation| Edge { from: member(one.from), to: member(one.to) };
        let edges = self.delegations.iter().map(edge).collect();
        match &self.rule {
            VotingRule::Decide(rule) => {
                let told = Told::of(self.kind, rule.paper, &self.tally(edges, rule), self.turnout_shown);
                Some((told, None))
            }
            VotingRule::Choose(rule) => {
                let (told, election) = self.choose(edges, *rule)?;
                Some((told, Some(election)))
            }
        }
    }

    fn tally(&self, edges: Vec<Edge>, rule: &Rule) -> Tally {
        let cast = |ballot: &super::Ballot| {
            let choice = ballot.answer.parse().ok()?;
            Some(Cast { member: member(ballot.seat), sequence: 1, choice })
        };
        let objector = |one: &super::Objection| Objector { harm: one.harm.clone(), member: member(one.seat) };
        let given = Given {
            ballots: self.ballots.iter().filter_map(cast).collect(),
            edges,
            delegation: self.delegation,
            objectors: self.objections.iter().map(objector).collect(),
            ..Given::default()
        };
        tally::tally(&self.electorate(), &given, rule)
    }

    fn choose(&self, edges: Vec<Edge>, rule: Choosing) -> Option<(Told, ElectionResult)> {
        let mark = |ballot: &super::Ballot| {
            let answer = ballot.answer.parse().ok()?;
            Some(Marked { member: member(ballot.seat), sequence: 1, answer })
        };
        let marks = Marks {
            ballots: self.ballots.iter().filter_map(mark).collect(),
            edges,
            delegation: self.delegation,
        };
        let chosen = tally::choose(&self.electorate(), &marks, self.slate()?, rule).ok()?;
        let election = ElectionResult::of(self.candidates.clone(), rule.method, &chosen.settled);
        Some((Told::of_election(&chosen, self.turnout_shown), election))
    }

    /// Who has a voice, and who of them belongs to what the rule counts.
    fn electorate(&self) -> Electorate {
        let sitting = || self.seats.iter().filter(|seat| !seat.struck);
        let electorate = Electorate::new(sitting().map(|seat| member(seat.seat)).collect());
        self.rule.constituencies().into_iter().fold(electorate, |electorate, name| {
            let belongs = |seat: &&Seat| seat.constituencies.contains(name);
            let members: Vec<_> = sitting().filter(belongs).map(|seat| member(seat.seat)).collect();
            electorate.with_constituency(name.clone(), &members)
        })
    }
}

/// The number of a seat, where the tally asks for a member.
const fn member(seat: u32) -> MemberId {
    Id::numbered(seat)
}

/// The root of a tree with these leaves.
fn root_of(leaves: &[Digest]) -> String {
    let leaves: Vec<Hash> = leaves.iter().map(|leaf| *leaf.bytes()).collect();
    SetTree::new(leaves).map_or_else(|_| String::new(), |tree| digest::text(&tree.root()))
}

/// Everything that the decision says of its count.
fn compare_count(
    found: &mut Compared,
    signed: &DecisionDocument,
    told: &Told,
    election: Option<&ElectionResult>,
) {
    let figures = Figures::from(&told.published);
    found.same("outcome", signed.outcome.as_str(), told.outcome.word(), str::to_owned);
    compare_election(found, signed.election.as_ref(), election);
    found.same("electorate", signed.figures.electorate, figures.electorate, |count| count.to_string());
    found.same("figures", &signed.figures, &figures, cells);
    found.same("margin", signed.margin.as_str(), told.published.margin.word(), str::to_owned);
    let attested = told.room_attested.map(Attestations::from_rooms);
    found.same("attestations", signed.attestations, attested, attestations);
    let steps = serde_json::to_value(&told.steps).unwrap_or_default();
    compare_steps(found, &signed.steps, &steps);
}

/// Who stood, each by themselves, and what it came to. The ids of the elections before and after are in no count; that one
/// follows is, for it follows a tie and nothing else.
fn compare_election(
    found: &mut Compared,
    signed: Option<&ElectionResult>,
    recounted: Option<&ElectionResult>,
) {
    let (Some(signed), Some(recounted)) = (signed, recounted) else {
        let say = |there: bool| if there { "one" } else { "none" }.to_owned();
        found.same("election", signed.is_some(), recounted.is_some(), say);
        return;
    };
    for at in 0..signed.candidates.len().max(recounted.candidates.len()) {
        let (signed, recounted) = (signed.candidates.get(at), recounted.candidates.get(at));
        found.same(&format!("candidate {}", at + 1), signed, recounted, candidate);
    }
    found.same("method", &signed.method, &recounted.method, String::clone);
    let number = |chosen: Option<u64>| chosen.map_or_else(|| "nobody".to_owned(), |one| one.to_string());
    found.same("chosen", signed.chosen, recounted.chosen, number);
    found.same("tied", signed.tied.as_deref(), recounted.tied.as_deref(), even);
    let follows = |there: bool| if there { "one follows" } else { "none follows" }.to_owned();
    found.same("run-off", signed.run_off.is_some(), recounted.tied.is_some(), follows);
}

fn candidate(one: Option<&ElectionCandidate>) -> String {
    let said = |one: &ElectionCandidate| {
        format!("{} {}, {} with {}", one.number, one.intermediary, one.mandate, one.digest)
    };
    one.map_or_else(|| "nobody".to_owned(), said)
}

fn even(tied: Option<&[u64]>) -> String {
    let numbers: Vec<_> = tied.unwrap_or_default().iter().map(u64::to_string).collect();
    if numbers.is_empty() { "nobody".to_owned() } else { numbers.join(" and ") }
}

/// Step by step, so that the one that differs is named.
fn compare_steps(found: &mut Compared, signed: &Value, recounted: &Value) {
    let steps = |value: &Value| value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
    let (signed, recounted) = (steps(signed), steps(recounted));
    for at in 0..signed.len().max(recounted.len()) {
        let say = |step: Option<&Value>| step.map_or_else(|| "nothing".to_owned(), Value::to_string);
        found.same(&format!("step {}", at + 1), signed.get(at), recounted.get(at), say);
    }
}

fn cells(figures: &Figures) -> String {
    let told = figures.cells.iter().map(|cell| format!("{} {}", cell.choices.join(" or "), cell.count));
    let told: Vec<_> = told.collect();
    if told.is_empty() { "no figures".to_owned() } else { told.join(", ") }
}

fn attestations(counts: Option<Attestations>) -> String {
    let told = |counts: Attestations| {
        let Attestations { room_attested, signed, secret } = counts;
        format!("{room_attested} room-attested, {signed} signed, {secret} secret")
    };
    counts.map_or_else(|| "no number".to_owned(), told)
}
