//! What several proposals of one requester come to together.
//!
//! Two proposals can each keep every red line and yet, for whoever gets both, be what a line forbids: one asks for the data, the other for
//! the recipient. Every proposal is therefore also looked at together with what else the same requester has before the same community or
//! has got from it. It is noticed, told and shown; nothing is refused for it
//! (`docs/decisions/0034-together-is-noticed.md`).

use super::{Minute, Proposal, Stage};
use crate::{
    charter::RedLine,
    effect::{Effect, Notice, RoomRole},
    fact::Fact,
    id::ProposalId,
    step::Step,
    terms::{Combined, Terms},
    text::LocalText,
};

/// Another proposal of the same requester to the same community, under way or in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Which.
    pub proposal: ProposalId,
    /// Its latest words.
    pub terms: Terms,
}

/// A red line that terms cross together with others, and that none of them crosses alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Together {
    /// The short name of the line.
    pub line: String,
    /// What it says.
    pub text: LocalText,
    /// The other proposals: each is needed for it.
    pub with: Vec<ProposalId>,
}

/// The lines that the terms cross together with what is beside them, and not alone: with one other where one is enough, each such pair by
/// itself, else with as few as it takes.
pub fn together(terms: &Terms, beside: &[Beside], lines: &[RedLine]) -> Vec<Together> {
    let own = Combined::of([terms]);
    let mut found = Vec::new();
    for line in lines.iter().filter(|line| !own.crosses(line)) {
        let others: Vec<&Beside> =
            beside.iter().filter(|other| !Combined::of([&other.terms]).crosses(line)).collect();
        let cross = |with: &[&Beside], also: Option<&Terms>| {
            Combined::of(with.iter().map(|other| &other.terms).chain(also)).crosses(line)
        };
        let pairs: Vec<_> = others.iter().filter(|other| cross(&[other], Some(terms))).collect();
        let mut add = |with: Vec<ProposalId>| {
            found.push(Together { line: line.code.clone(), text: line.text.clone(), with });
        };
        if !pairs.is_empty() {
            pairs.into_iter().for_each(|other| add(vec![other.proposal]));
            continue;
        }
        // Where the others cross it among themselves it is not these terms that bring it about.
        if !cross(&others, Some(terms)) || cross(&others, None) {
            continue;
        }
        let mut needed = others.clone();
        for other in &others {
            let without: Vec<_> =
                needed.iter().copied().filter(|one| one.proposal != other.proposal).collect();
            if cross(&without, Some(terms)) {
                needed = without;
            }
        }
        add(needed.iter().map(|other| other.proposal).collect());
    }
    found
}

/// What is told of what was found and was not before. `titles` gives each other proposal's title. The stewards and the minutes hear of it;
/// so do the assembly and, from the tabling on, those who deliberate.
pub fn noticed(
    proposal: &Proposal,
    title: &LocalText,
    found: &[Together],
    titles: impl Fn(ProposalId) -> LocalText,
) -> Step<()> {
    let community = proposal.community;
    found.iter().fold(Step::to(()), |step, one| {
        let others = one.with.iter().map(|other| titles(*other)).collect();
        let minute = Minute::Together { line: one.text.clone(), others };
        let notice = Notice::Negotiation { title: title.clone(), minute: minute.clone() };
        let fact = Fact::TogetherNoticed {
            community,
            proposal: proposal.id,
            line: one.line.clone(),
            others: one.with.clone(),
        };
        let tell = |role| Effect::tell_room(community, role, notice.clone());
        let before_the_members = matches!(proposal.stage, Stage::Tabled(_) | Stage::Voting(_));
        let tabled = before_the_members.then(|| tell(RoomRole::Deliberation(proposal.id)));
        step.fact(fact)
            .effect(proposal.minute(minute))
            .effect(tell(RoomRole::Stewards))
            .effect(tell(RoomRole::Assembly))
            .effects(tabled)
    })
}

#[cfg(test)]
mod tests;
