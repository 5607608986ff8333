//! The Schulze method, for choosing between several by rankings.
//!
//! Nine members rank two nominees and "none of them":
//!
//! ```text
//! 4 × 1>2>none      3 × 2>none>1      2 × none>1>2
//! ```
//!
//! Each two are compared as if nobody else stood. 1 beats 2 by 6 to 3, 2 beats "none of them" by 7 to 2, and "none of
//! them" beats 1 by 5 to 4: a cycle. By Schulze's method alone 1 would win it, for the chain 1, 2, none is as strong
//! as its weakest link, 6 to 3, while only 5 to 4 leads back. But "none of them" is part of the cycle, and wins
//! every tie and cycle through it: none of them is chosen. Had the last two members put 1 first, 1 would beat both
//! others and be chosen. The first cases of `cases/schulze.txt` are these two.
//!
//! How it counts, step by step:
//!
//! 1. A contest for each two candidates: how many would rather have the one, how many the other ([`Pairwise`]).
//! 2. A link leads from the winner of a contest to its loser. It is stronger the more votes the winner has (winning
//!    votes, not margins), and of two with the same number the one with fewer votes against it ([`Strength`]).
//! 3. A path is as strong as its weakest link; of all paths between two the strongest counts ([`Paths`]).
//! 4. A candidate wins to whom no stronger path leads from anyone than leads back.
//! 5. "None of them" first: it is chosen if it is in the top cycle, the smallest group of candidates each of whom
//!    beats everyone outside of it. (Winners of step 4 are always in that group.)
//! 6. A single winner is chosen. Several are exactly even, and a run-off among them settles it.
//!
//! Sources: Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
//! single-winner election method", Social Choice and Welfare 36 (2011); Debian's constitution, A.5. Where these and we
//! differ is told in the documentation of the rules. It takes the time of going through the ballots once, times the
//! square of the number of candidates, and for the paths the cube of that number.

mod pairwise;
mod paths;

pub use pairwise::{Pairwise, TooHeavy};
pub use paths::{Link, Paths, Strength};

use serde::{Deserialize, Serialize};

use crate::ranking::{Candidate, Elected, Ranking, Slate, WhyNone};

/// One step of the explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Step {
    /// Two candidates, as if nobody else stood.
    Contest {
        /// The one who comes first on the paper.
        one: Candidate,
        /// The other.
        other: Candidate,
        /// Would rather have `one`.
        for_one: u64,
        /// Would rather have `other`.
        for_other: u64,
    },
    /// Each of these beats everyone else; no smaller group does.
    TopCycle {
        /// Who, in the order of the paper.
        candidates: Vec<Candidate>,
    },
    /// The strongest paths between a winner of the method and another candidate, there and back. Absent where the top
    /// cycle is one candidate, who simply beats everyone.
    Paths {
        /// The winner.
        winner: Candidate,
        /// The other.
        other: Candidate,
        /// From the winner to the other, link by link; empty if there is no path.
        there: Vec<Link>,
        /// From the other to the winner.
        back: Vec<Link>,
    },
}

/// What a vote by rankings comes to, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How each two compare.
    pub pairwise: Pairwise,
    /// Who is chosen.
    pub elected: Elected,
    /// Everybody in order, for display: first the winners of the method, then those who would win if these did not
    /// stand, and so on. "None of them" has the place that the method gives it; that it may be chosen from further
    /// down is our rule, and told by `elected`.
    pub order: Vec<Vec<Candidate>>,
    /// Why, in order.
    pub steps: Vec<Step>,
}

/// Counts rankings, each with the number of members for whom it stands (more than one by delegation).
pub fn elect<'a>(
    slate: Slate,
    ballots: impl IntoIterator<Item = (&'a Ranking, u64)>,
) -> Result<Outcome, TooHeavy> {
    Pairwise::count(slate, ballots).map(judge)
}

/// What the method and our rule for "none of them" make of the contests.
pub fn judge(pairwise: Pairwise) -> Outcome {
    let everyone: Vec<Candidate> = pairwise.slate().candidates().collect();
    let paths = Paths::strongest(&pairwise, &everyone);
    let top = pairwise.top_cycle();
    let winners = paths.winners();
    let elected = if top.contains(&Candidate::NoneOfThem) {
        Elected::NoneOfThem(why_none(&pairwise, &top))
    } else {
        Elected::among(winners.iter().copied().filter_map(Candidate::nominee).collect())
    };
    let steps = explain(&pairwise, &paths, &top, &winners);
    let order = order(&pairwise, everyone);
    Outcome { pairwise, elected, order, steps }
}

fn why_none(pairwise: &Pairwise, top: &[Candidate]) -> WhyNone {
    let with: Vec<_> = top.iter().copied().filter(|one| *one != Candidate::NoneOfThem).collect();
    if pairwise.members() == 0 {
        WhyNone::NobodyVoted
    } else if with.is_empty() {
        WhyNone::BeatsEveryone
    } else {
        WhyNone::InTopCycleWith(with)
    }
}

/// The winners, then the winners among the others, until nobody is left to win. Somebody always wins, for "stronger path"
/// is transitive.
fn order(pairwise: &Pairwise, mut left: Vec<Candidate>) -> Vec<Vec<Candidate>> {
    let mut order = Vec::new();
    loop {
        let tier = Paths::strongest(pairwise, &left).winners();
        if tier.is_empty() {
            return order;
        }
        left.retain(|candidate| !tier.contains(candidate));
        order.push(tier);
    }
}

fn explain(pairwise: &Pairwise, paths: &Paths, top: &[Candidate], winners: &[Candidate]) -> Vec<Step> {
    let pairs = pairwise.slate().candidates().flat_map(|one| {
        pairwise.slate().candidates().filter(move |other| one < *other).map(move |other| (one, other))
    });
    let mut steps: Vec<Step> = pairs
        .map(|(one, other)| Step::Contest {
            one,
            other,
            for_one: pairwise.prefer(one, other),
            for_other: pairwise.prefer(other, one),
        })
        .collect();
    steps.push(Step::TopCycle { candidates: top.to_vec() });
    if top.len() > 1 {
        for winner in winners {
            // Two winners are told of once, from the first.
            let told = |other: &Candidate| winner < other || !winners.contains(other);
            let others = pairwise.slate().candidates().filter(told);
            steps.extend(others.map(|other| Step::Paths {
                winner: *winner,
                other,
                there: paths.links(pairwise, *winner, other),
                back: paths.links(pairwise, other, *winner),
            }));
        }
    }
    steps
}

#[cfg(test)]
mod naive;
#[cfg(test)]
mod tests;
