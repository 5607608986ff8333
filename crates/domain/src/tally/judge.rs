//! The judging: what the rule makes of the figures, step by step.

use super::{Counts, Result, Step, Tally};
use crate::{
    ballot::Paper,
    rule::{Base, Count, Rule, Sustained, Threshold},
};

/// What the rule makes of what was counted.
pub fn judge(counts: impl Into<Counts>, rule: &Rule) -> Tally {
    let counts = counts.into();
    let count = counts.whole.count(rule.paper);
    let mut steps = vec![Step::Took { electorate: count.electorate, turnout: Some(count.turnout) }];
    if counts.delegated > 0 {
        steps.push(Step::Delegated { voices: Some(counts.delegated) });
    }
    if count.cast == 0 {
        steps.push(Step::NobodySaid);
        return Tally { counts, result: Result::Lapsed, steps };
    }
    let hearing = Hearing::new(&counts, rule, count, &mut steps);
    let result = hearing.result(&mut steps);
    Tally { counts, result, steps }
}

/// What was found about the parts of the rule.
struct Hearing<'a> {
    counts: &'a Counts,
    rule: &'a Rule,
    count: Count,
    /// What the whole electorate must reach: the rule's own threshold, or the one a sustained objection puts in its place.
    threshold: Threshold,
    /// An objection was sustained that sends back.
    sent_back: bool,
}

impl<'a> Hearing<'a> {
    /// Looks at each thing that the rule asks, and adds a step for it.
    fn new(counts: &'a Counts, rule: &'a Rule, count: Count, steps: &mut Vec<Step>) -> Self {
        let mut hearing = Self { counts, rule, count, threshold: rule.threshold, sent_back: false };
        hearing.objections(steps);
        hearing.whole(steps);
        hearing.constituencies(steps);
        hearing
    }

    fn objections(&mut self, steps: &mut Vec<Step>) {
        let Some(objection) = self.rule.objection else { return };
        for (harm, behind) in &self.counts.objections {
            if !objection.sustained_by(*behind, self.count.electorate) {
                continue;
            }
            let sends_back = match objection.then {
                Sustained::SendsBack => true,
                Sustained::Asks(threshold) => {
                    self.threshold = threshold;
                    false
                }
            };
            self.sent_back |= sends_back;
            let needed = objection.needed(self.count.electorate);
            steps.push(Step::Objection { harm: harm.clone(), needed, behind: Some(*behind), sends_back });
        }
    }

    fn whole(&self, steps: &mut Vec<Step>) {
        let (count, threshold) = (self.count, self.threshold);
        steps.push(Step::Threshold {
            of_roll: threshold.base == Base::Roll,
            needed: Some(threshold.needed(count)),
            reached: Some(count.favour),
            whole: Some(threshold.whole(count)),
            met: threshold.met(count),
        });
        if let Some(quorum) = self.rule.approval_quorum {
            let (needed, met) = (quorum.needed(count), quorum.met(count));
            steps.push(Step::ApprovalQuorum { needed, reached: Some(count.favour), met });
        }
        if let Some(quorum) = self.rule.turnout_quorum {
            let (needed, met) = (quorum.needed(count), quorum.met(count));
            steps.push(Step::TurnoutQuorum { needed, reached: Some(count.turnout), met });
        }
    }

    fn constituencies(&self, steps: &mut Vec<Step>) {
        for concurrent in &self.rule.concurrent {
            let count = self.counts.of(&concurrent.constituency).count(self.rule.paper);
            steps.push(Step::Concurrent {
                constituency: concurrent.constituency.clone(),
                needed: Some(concurrent.threshold.needed(count)),
                reached: Some(count.favour),
                met: concurrent.met(count),
            });
        }
        for veto in &self.rule.vetoes {
            let count = self.counts.of(&veto.constituency).count(self.rule.paper);
            if veto.used(count) {
                steps.push(Step::Veto {
                    constituency: veto.constituency.clone(),
                    needed: Some(veto.needed(count)),
                    reached: Some(count.opposed),
                });
            }
        }
    }

    fn result(&self, steps: &mut Vec<Step>) -> Result {
        if self.passes(self.count, |figures, paper| figures.count(paper)) {
            if self.no_show() {
                steps.push(Step::NoShow);
            }
            return if self.sent_back { Result::SentBack } else { Result::Passed };
        }
        if self.rule.turnout_quorum.is_some_and(|quorum| !quorum.met(self.count)) {
            return Result::Lapsed;
        }
        match self.with_send_back() {
            Some(step) => {
                steps.push(step);
                Result::SentBack
            }
            None => Result::NotPassed,
        }
    }

    /// Whether everything is met, where the whole electorate's numbers are `count` and those of a constituency are what `of` makes
    /// of its figures.
    fn passes(&self, count: Count, of: impl Fn(&super::Figures, Paper) -> Count) -> bool {
        let constituency = |name| of(&self.counts.of(name), self.rule.paper);
        self.rule.met_by_all(self.threshold, count)
            && self.rule.concurrent.iter().all(|part| part.met(constituency(&part.constituency)))
            && !self.rule.vetoes.iter().any(|veto| veto.used(constituency(&veto.constituency)))
    }

    /// Whether the turnout quorum would have been missed without those who opposed.
    fn no_show(&self) -> bool {
        let opposed = self.count.cast - self.count.favour;
        let without = Count { turnout: self.count.turnout - opposed, ..self.count };
        self.rule.turnout_quorum.is_some_and(|quorum| !quorum.met(without))
    }

    /// "Send back" goes through where consent misses its threshold (the whole electorate's or a constituency's), but consent and
    /// send back together reach everything that is asked.
    fn with_send_back(&self) -> Option<Step> {
        let together = self.counts.whole.count_with_send_back(self.rule.paper);
        let applies = self.rule.paper == Paper::Consent
            && self.missed_a_threshold()
            && self.passes(together, |figures, paper| figures.count_with_send_back(paper));
        applies.then(|| Step::WithSendBack {
            reached: Some(together.favour),
            needed: Some(self.threshold.needed(together)),
        })
    }

    fn missed_a_threshold(&self) -> bool {
        let missed = |part: &crate::rule::Concurrent| {
            !part.met(self.counts.of(&part.constituency).count(self.rule.paper))
        };
        !self.threshold.met(self.count) || self.rule.concurrent.iter().any(missed)
    }
}
