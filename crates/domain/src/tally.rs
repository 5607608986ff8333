//! From electorate, ballots and rule to figures, a result and an explanation.
//!
//! A pure function: the same input gives the same output in any order, on any machine, in any year. It takes the
//! time of sorting the ballots by member, and none where they come sorted.

use serde::{Deserialize, Serialize};

use crate::{
    ballot::{Choice, Paper},
    id::MemberId,
    rule::{Base, Count, Rule},
};

/// Who may vote: a frozen roll without those who were struck from it.
#[derive(Clone, Debug)]
pub struct Electorate {
    members: Vec<MemberId>,
}

impl Electorate {
    /// The electorate of these members; one who is named twice has one voice.
    pub fn new(mut members: Vec<MemberId>) -> Self {
        members.sort_unstable();
        members.dedup();
        Self { members }
    }
    /// How many.
    pub fn len(&self) -> usize {
        self.members.len()
    }
    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }
}

/// A ballot as the tally needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cast {
    /// Whose.
    pub member: MemberId,
    /// The member's own sequence; the highest stands.
    pub sequence: u32,
    /// The answer.
    pub choice: Choice,
}

/// How many chose what. `cells` follow the order of the ballot paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Everyone with the right to vote.
    pub electorate: u64,
    /// Each choice of the paper and how many members' ballots gave it.
    pub cells: Vec<(Choice, u64)>,
}

impl Figures {
    /// How many chose this.
    pub fn of(&self, choice: Choice) -> u64 {
        self.cells.iter().find(|(cell, _)| *cell == choice).map_or(0, |(_, count)| *count)
    }
    /// How many ballots count, abstentions included.
    pub fn turnout(&self) -> u64 {
        self.cells.iter().map(|(_, count)| count).sum()
    }
    fn count(&self, favour: u64) -> Count {
        let turnout = self.turnout();
        Count { favour, cast: turnout - self.of(Choice::Abstain), turnout, electorate: self.electorate }
    }
}

/// What a vote came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Result {
    /// Everything the rule asks was met.
    Passed,
    /// It was not.
    NotPassed,
    /// Those who consent and those who send back together reach the threshold that consent alone misses.
    SentBack,
    /// Too few took part to say anything: the turnout quorum was missed, or nobody gave an opinion.
    Lapsed,
}

/// One step of the explanation. A number is absent where it may not be
/// published: [`crate::decision::publishable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Step {
    /// So many could vote, and so many did.
    Took {
        /// Could vote.
        electorate: u64,
        /// Did, where that may be told.
        turnout: Option<u64>,
    },
    /// Nobody gave an opinion; silence is never consent.
    NobodySaid,
    /// The threshold asked for `needed` of `whole`; `reached` were in favour.
    Threshold {
        /// Of the roll (or of the ballots cast without abstentions).
        of_roll: bool,
        /// Asked for.
        needed: Option<u64>,
        /// In favour.
        reached: Option<u64>,
        /// Measured against.
        whole: Option<u64>,
        /// Whether that is enough.
        met: bool,
    },
    /// The approval quorum asked for `needed` in favour.
    ApprovalQuorum {
        /// Asked for.
        needed: u64,
        /// In favour.
        reached: Option<u64>,
        /// Whether that is enough.
        met: bool,
    },
    /// The turnout quorum asked for `needed` to take part.
    TurnoutQuorum {
        /// Asked for.
        needed: u64,
        /// Took part.
        reached: Option<u64>,
        /// Whether that is enough.
        met: bool,
    },
    /// With those who send back, the threshold would be reached.
    WithSendBack {
        /// Consent and send back together.
        reached: Option<u64>,
        /// Asked for.
        needed: Option<u64>,
    },
    /// It passed only because opponents took part: had they stayed away, the turnout quorum would have been missed.
    NoShow,
}

/// Figures, result and explanation of one vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many chose what.
    pub figures: Figures,
    /// What it came to.
    pub result: Result,
    /// Why, in order.
    pub steps: Vec<Step>,
}

/// Counts a vote. Of several ballots of one member the highest sequence stands (of two with the same sequence, which
/// storage rules out, the later word in the paper's order, so that the order of input never matters); ballots of people
/// outside of the electorate and choices that the paper does not have count for nothing.
pub fn tally(electorate: &Electorate, ballots: &[Cast], rule: &Rule) -> Tally {
    let paper = rule.paper;
    let mut valid: Vec<Cast> =
        ballots.iter().filter(|ballot| paper.choices().contains(&ballot.choice)).copied().collect();
    // In the order of the electorate, so that both are walked once, side by side; the last of a member's run stands.
    valid.sort_unstable_by_key(|ballot| (ballot.member, ballot.sequence, ballot.choice));
    let mut seats = electorate.members.iter().peekable();
    let mut counts = [0u64; 6];
    for run in valid.chunk_by(|one, next| one.member == next.member) {
        let Some(standing) = run.last() else { continue };
        while seats.next_if(|seat| **seat < standing.member).is_some() {}
        if seats.next_if(|seat| **seat == standing.member).is_some() {
            counts[standing.choice as usize] += 1;
        }
    }
    let cells = paper.choices().iter().map(|choice| (*choice, counts[*choice as usize])).collect();
    judge(Figures { electorate: electorate.len() as u64, cells }, rule)
}

/// What the rule makes of the figures.
pub fn judge(figures: Figures, rule: &Rule) -> Tally {
    let count = figures.count(figures.of(rule.paper.favour()));
    let mut steps = vec![Step::Took { electorate: count.electorate, turnout: Some(count.turnout) }];
    if count.cast == 0 {
        steps.push(Step::NobodySaid);
        return Tally { figures, result: Result::Lapsed, steps };
    }
    let (threshold_met, turnout_met) = explain(rule, count, &mut steps);
    let result = if rule.passes(count) {
        if no_show(rule, count) {
            steps.push(Step::NoShow);
        }
        Result::Passed
    } else if !turnout_met {
        Result::Lapsed
    } else if let Some(step) = sent_back(rule, &figures, threshold_met) {
        steps.push(step);
        Result::SentBack
    } else {
        Result::NotPassed
    };
    Tally { figures, result, steps }
}

/// Adds a step for each thing the rule asks; says whether the threshold and the turnout quorum were met.
fn explain(rule: &Rule, count: Count, steps: &mut Vec<Step>) -> (bool, bool) {
    let threshold = rule.threshold;
    let threshold_met = threshold.met(count);
    steps.push(Step::Threshold {
        of_roll: threshold.base == Base::Roll,
        needed: Some(threshold.needed(count)),
        reached: Some(count.favour),
        whole: Some(threshold.whole(count)),
        met: threshold_met,
    });
    if let Some(quorum) = rule.approval_quorum {
        steps.push(Step::ApprovalQuorum {
            needed: quorum.needed(count),
            reached: Some(count.favour),
            met: quorum.met(count),
        });
    }
    let turnout_met = rule.turnout_quorum.is_none_or(|quorum| quorum.met(count));
    if let Some(quorum) = rule.turnout_quorum {
        steps.push(Step::TurnoutQuorum {
            needed: quorum.needed(count),
            reached: Some(count.turnout),
            met: turnout_met,
        });
    }
    (threshold_met, turnout_met)
}

/// Whether the turnout quorum would have been missed without those who opposed.
fn no_show(rule: &Rule, count: Count) -> bool {
    let opposed = count.cast - count.favour;
    rule.turnout_quorum.is_some_and(|quorum| !quorum.met(Count { turnout: count.turnout - opposed, ..count }))
}

/// "Send back" goes through where consent misses its threshold, but consent and send back together reach it, quorums included.
fn sent_back(rule: &Rule, figures: &Figures, threshold_met: bool) -> Option<Step> {
    let together = figures.count(figures.of(Choice::Consent) + figures.of(Choice::SendBack));
    let applies = rule.paper == Paper::Consent
        && !threshold_met
        && figures.of(Choice::SendBack) > 0
        && rule.passes(together);
    applies.then(|| Step::WithSendBack {
        reached: Some(together.favour),
        needed: Some(rule.threshold.needed(together)),
    })
}

#[cfg(test)]
mod tests;
