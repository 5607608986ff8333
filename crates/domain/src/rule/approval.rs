//! Approval voting, for choosing between several without ranking them.
//!
//! Seven members mark everybody whom they could accept:
//!
//! ```text
//! 3 × approve 1      2 × approve 1,2      1 × approve 2      1 × approve none
//! ```
//!
//! 1 has 5 approvals, 2 has 3, "none of them" has 1: the most approvals choose 1. Had the three of the first group
//! approved of none of them instead, "none of them" would have 4, 2 would have 3 and 1 would have 2, and none of them
//! would be chosen. "None of them" needs no more than to be even with the best. Nominees who are even in first place go
//! to a run-off among them. The first cases of `cases/approval.txt` are these.
//!
//! Source: Steven J. Brams and Peter C. Fishburn, "Approval Voting", American Political Science Review 72 (1978). What
//! becomes of "none of them" and of ties is ours.

use serde::{Deserialize, Serialize};

use crate::{
    ranking::{Approved, Candidate, Elected, Nominee, Slate, WhyNone},
    rule::schulze::TooHeavy,
};

/// How many members approve of one candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approvals {
    /// Of whom.
    pub candidate: Candidate,
    /// How many.
    pub members: u64,
}

/// What a vote by approvals comes to. The approvals are the whole explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How many approve of each candidate, in the order of the paper, "none of them" last.
    pub approvals: Vec<Approvals>,
    /// For how many members the ballots stand.
    pub members: u64,
    /// Who is chosen.
    pub elected: Elected,
}

/// Counts approvals, each ballot with the number of members for whom it stands. What a ballot says of somebody who does
/// not stand on this paper counts for nothing.
pub fn elect<'a>(
    slate: Slate,
    ballots: impl IntoIterator<Item = (&'a Approved, u64)>,
) -> Result<Outcome, TooHeavy> {
    let mut approvals: Vec<_> =
        slate.candidates().map(|candidate| Approvals { candidate, members: 0 }).collect();
    let mut members = 0u64;
    for (approved, weight) in ballots {
        // No count is larger than this sum, so that none of them overflows either.
        members = members.checked_add(weight).ok_or(TooHeavy)?;
        for count in approvals.iter_mut().filter(|count| approved.approves(count.candidate)) {
            count.members += weight;
        }
    }
    let elected = judge(&approvals, members);
    Ok(Outcome { approvals, members, elected })
}

fn judge(approvals: &[Approvals], members: u64) -> Elected {
    let nominees = || approvals.iter().filter_map(|count| Some((count.candidate.nominee()?, count.members)));
    let best = nominees().map(|(_, members)| members).max().unwrap_or(0);
    let none = approvals.iter().filter(|count| count.candidate == Candidate::NoneOfThem);
    let none = none.map(|count| count.members).sum();
    if members == 0 {
        Elected::NoneOfThem(WhyNone::NobodyVoted)
    } else if best == 0 {
        Elected::NoneOfThem(WhyNone::NobodyApproved)
    } else if none >= best {
        Elected::NoneOfThem(WhyNone::ApprovedAsOften { none, best })
    } else {
        let winners: Vec<Nominee> =
            nominees().filter(|(_, members)| *members == best).map(|one| one.0).collect();
        Elected::among(winners)
    }
}

#[cfg(test)]
mod tests;
