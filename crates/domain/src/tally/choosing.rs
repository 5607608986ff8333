//! The count of a vote between several: every voice to the ballot that carries it, then the method of the rule.
//!
//! Voices travel as in every vote ([`crate::delegation::flow`]): a delegate's ranking or approvals count for as many members
//! as they carry, up to the cap.

use super::Step;
use crate::{
    ballot::Answer,
    delegation::{
        self, Edge,
        flow::{Graph, Hand},
    },
    election::Settled,
    id::MemberId,
    ranking::{Approved, Candidate, Elected, Nominee, Ranking, Slate, WhyNone},
    rule::{Choosing, Count, Method, approval, schulze},
    tally::{Electorate, step::Because},
};

/// A ballot of a vote between several, as the tally needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Whose.
    pub member: MemberId,
    /// The member's own sequence; the highest stands.
    pub sequence: u32,
    /// The answer.
    pub answer: Answer,
}

/// Everything that was given in one vote between several.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// The ballots.
    pub ballots: Vec<Marked>,
    /// Who votes for whom in this vote: [`delegation::edges`].
    pub edges: Vec<Edge>,
    /// On which terms delegations are taken; none where the rule takes none.
    pub delegation: Option<delegation::Terms>,
}

/// What a vote between several came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Everyone with the right to vote.
    pub electorate: u64,
    /// How many voices count.
    pub turnout: u64,
    /// How many of them were given by a delegate.
    pub delegated: u64,
    /// What it came to.
    pub settled: Settled,
    /// Why, in order. No step tells how many would rather have whom.
    pub steps: Vec<Step>,
}

/// Counts a vote between several. Of several ballots of one member the highest sequence stands; ballots of people outside of
/// the electorate, and such as are none of this paper, count for nothing. The order of the input never matters.
///
/// # Errors
/// [`schulze::TooHeavy`] of more voices than there are numbers, which no electorate has.
pub fn choose(
    electorate: &Electorate,
    marks: &Marks,
    slate: Slate,
    rule: Choosing,
) -> Result<Chosen, schulze::TooHeavy> {
    let standing = standing(electorate, &marks.ballots, slate, rule.method);
    let voices = electorate.len() as u64;
    let weighed = weigh(electorate, &standing, marks);
    let turnout: u64 = weighed.iter().map(|(_, weight)| weight).sum();
    let delegated = turnout - standing.len() as u64;
    let mut steps = vec![Step::Took { electorate: voices, turnout: Some(turnout) }];
    if delegated > 0 {
        steps.push(Step::Delegated { voices: Some(delegated) });
    }
    let settled = if turnout == 0 {
        steps.push(Step::NobodySaid);
        Settled::Lapsed
    } else if !quorum_met(rule, voices, turnout, &mut steps) {
        Settled::Lapsed
    } else {
        let (elected, why) = elect(&weighed, slate, rule.method)?;
        steps.extend(why);
        settle(elected)
    };
    Ok(Chosen { electorate: voices, turnout, delegated, settled, steps })
}

/// The ballot that stands at each place of the electorate.
fn standing<'a>(
    electorate: &Electorate,
    ballots: &'a [Marked],
    slate: Slate,
    method: Method,
) -> Vec<(usize, &'a Answer)> {
    let mut valid: Vec<_> = ballots.iter().filter(|ballot| method.takes(&ballot.answer, slate)).collect();
    // Of two with the same sequence, which storage rules out, the greater text stands, so that the order never matters.
    valid.sort_unstable_by_key(|ballot| (ballot.member, ballot.sequence, ballot.answer.to_string()));
    let last = valid.chunk_by(|one, next| one.member == next.member).filter_map(<[_]>::last);
    last.filter_map(|ballot| {
        let place = electorate.members().binary_search(&ballot.member).ok()?;
        Some((place, &ballot.answer))
    })
    .collect()
}

/// For how many members each ballot stands.
fn weigh<'a>(
    electorate: &Electorate,
    standing: &[(usize, &'a Answer)],
    marks: &Marks,
) -> Vec<(&'a Answer, u64)> {
    let carried = marks.delegation.map(|terms| {
        let mut hands = vec![Hand::Silent; electorate.len()];
        for (place, _) in standing {
            hands[*place] = Hand::Casts;
        }
        let graph = Graph::new(electorate.members(), &marks.edges);
        graph.carry(&hands, |_| true, terms.most(electorate.len() as u64)).weights
    });
    let weight = |place: usize| carried.as_ref().map_or(1, |weights| weights[place]);
    standing.iter().map(|(place, answer)| (*answer, weight(*place))).collect()
}

fn quorum_met(rule: Choosing, electorate: u64, turnout: u64, steps: &mut Vec<Step>) -> bool {
    let Some(quorum) = rule.turnout_quorum else { return true };
    let count = Count { turnout, electorate, ..Count::default() };
    let (needed, met) = (quorum.needed(count), quorum.met(count));
    steps.push(Step::TurnoutQuorum { needed, reached: Some(turnout), met });
    met
}

fn elect(
    weighed: &[(&Answer, u64)],
    slate: Slate,
    method: Method,
) -> Result<(Elected, Vec<Step>), schulze::TooHeavy> {
    match method {
        Method::Schulze => {
            let ranking = |(answer, weight): &(&Answer, u64)| match answer {
                Answer::Ranking(ranking) => Some((ranking.clone(), *weight)),
                Answer::Choice(_) | Answer::Approved(_) => None,
            };
            let ballots: Vec<(Ranking, u64)> = weighed.iter().filter_map(ranking).collect();
            let outcome = schulze::elect(slate, ballots.iter().map(|(ranking, weight)| (ranking, *weight)))?;
            let why = by_ranking(&outcome, slate);
            Ok((outcome.elected, why))
        }
        Method::Approval => {
            let approved = |(answer, weight): &(&Answer, u64)| match answer {
                Answer::Approved(approved) => Some((approved.clone(), *weight)),
                Answer::Choice(_) | Answer::Ranking(_) => None,
            };
            let ballots: Vec<(Approved, u64)> = weighed.iter().filter_map(approved).collect();
            let outcome =
                approval::elect(slate, ballots.iter().map(|(approved, weight)| (approved, *weight)))?;
            let why = by_approval(&outcome.elected);
            Ok((outcome.elected, why))
        }
    }
}

fn settle(elected: Elected) -> Settled {
    match elected {
        Elected::One(nominee) => Settled::Chosen(nominee),
        Elected::RunOff(even) => Settled::RunOff(even),
        Elected::NoneOfThem(WhyNone::NobodyVoted) => Settled::Lapsed,
        Elected::NoneOfThem(_) => Settled::NoneOfThem,
    }
}

/// Why the rankings come to this, in words without numbers of voices.
fn by_ranking(outcome: &schulze::Outcome, slate: Slate) -> Vec<Step> {
    let top = outcome.pairwise.top_cycle();
    let cycle = (top.len() > 1).then(|| Step::TopCycle { candidates: top.clone() });
    let end = match &outcome.elected {
        Elected::One(nominee) => {
            let one = Candidate::Nominee(*nominee);
            if cycle.is_some() {
                Step::StrongestPaths { one }
            } else {
                Step::Beats { one, others: slate.candidates().filter(|other| *other != one).collect() }
            }
        }
        Elected::RunOff(even) => even_step(even),
        Elected::NoneOfThem(why) => none_step(why),
    };
    cycle.into_iter().chain([end]).collect()
}

/// Why the approvals come to this, in words without numbers of voices.
fn by_approval(elected: &Elected) -> Vec<Step> {
    vec![match elected {
        Elected::One(nominee) => Step::MostApprovals { one: Candidate::Nominee(*nominee) },
        Elected::RunOff(even) => even_step(even),
        Elected::NoneOfThem(why) => none_step(why),
    }]
}

fn even_step(even: &[Nominee]) -> Step {
    Step::Even { candidates: even.iter().copied().map(Candidate::Nominee).collect() }
}

fn none_step(why: &WhyNone) -> Step {
    let because = match why {
        WhyNone::NobodyVoted => return Step::NobodySaid,
        WhyNone::BeatsEveryone => Because::BeatsEveryone,
        WhyNone::InTopCycleWith(_) => Because::InTopCycle,
        WhyNone::NobodyApproved => Because::NobodyApproved,
        WhyNone::ApprovedAsOften { .. } => Because::ApprovedAsOften,
    };
    Step::NoneOfThem { because }
}

#[cfg(test)]
mod tests;
