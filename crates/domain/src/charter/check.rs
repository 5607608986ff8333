//! What in a charter contradicts itself.

use super::{Charter, CrisisClause, DecisionRule, rule_for};
use crate::{
    decision::DecisionKind,
    moment::Span,
    refusal::{Faults, Reason},
    taxonomy::Risk,
};

/// No deliberation and no window lasts longer than this.
const LONGEST_VOTE: Span = Span::days(365);
/// No mandate and no agreement lasts longer than this.
const LONGEST_TERM: Span = Span::days(3_650);
/// Nobody votes for more members than this, whatever the charter says: that would be another's vote.
const MOST_ASSISTED: u32 = 10;
/// No crisis lasts longer without being declared anew.
const LONGEST_CRISIS: Span = Span::days(180);

/// Notes every contradiction. `complete` says whether every rule could be read: if not, a missing rule is no news.
pub(super) fn contradictions(charter: &Charter, faults: &mut Faults, complete: bool) {
    if charter.longest_term > LONGEST_TERM {
        faults.field("longestTerm", Reason::TimeTooLong { most: LONGEST_TERM });
    }
    for (at, line) in charter.red_lines.iter().enumerate() {
        if charter.red_lines[..at].iter().any(|earlier| earlier.code == line.code) {
            faults.within("redLines", |f| {
                f.within(at, |f| f.field("code", Reason::Duplicate { value: line.code.clone() }))
            });
        }
    }
    constituencies(charter, faults);
    if let Some(choosing) = &charter.choosing {
        faults.within("choosing", |f| too_long(choosing.least_deliberation, choosing.window, f));
    }
    faults.within("rules", |faults| {
        for (at, rule) in charter.rules.iter().enumerate() {
            faults.within(at, |faults| rule_itself(charter, rule, &charter.rules[..at], faults));
        }
        for kind in DecisionKind::ALL {
            if complete && Risk::ALL.iter().any(|risk| charter.rule(kind, *risk).is_none()) {
                faults.here(Reason::RuleMissing { kind: kind.word().to_owned() });
            }
            looser_at_higher_risk(charter, kind, faults);
        }
    });
    if let Some(clause) = &charter.crisis {
        faults.within("crisis", |faults| crisis_tightens(charter, clause, faults));
    }
}

fn constituencies(charter: &Charter, faults: &mut Faults) {
    for (at, one) in charter.constituencies.iter().enumerate() {
        if charter.constituencies[..at].iter().any(|earlier| earlier.name == one.name) {
            faults.within("constituencies", |f| {
                f.within(at, |f| f.field("name", Reason::Duplicate { value: one.name.to_string() }))
            });
        }
    }
    if charter.most_assisted > MOST_ASSISTED {
        faults.field("mostAssisted", Reason::TooMany { most: MOST_ASSISTED });
    }
}

fn rule_itself(charter: &Charter, rule: &DecisionRule, earlier: &[DecisionRule], faults: &mut Faults) {
    let kind = || rule.kind.word().to_owned();
    if earlier.iter().any(|other| (other.kind, other.risk) == (rule.kind, rule.risk)) {
        faults.here(Reason::RuleTwice { kind: kind() });
    }
    if rule.rule.paper != rule.kind.paper() {
        faults.field("rule", Reason::RuleWrongChoice { kind: kind() });
    }
    for constituency in rule.rule.constituencies() {
        if !charter.constituencies.iter().any(|known| known.name == *constituency) {
            faults.field("rule", Reason::UnknownConstituency { value: constituency.to_string() });
        }
    }
    if rule.rule.threshold.lets_both_pass() {
        faults.field("rule", Reason::ThresholdTooLow { notation: rule.rule.to_string() });
    }
    too_long(rule.least_deliberation, rule.window, faults);
}

fn too_long(least_deliberation: Span, window: Span, faults: &mut Faults) {
    for (name, span) in [("leastDeliberation", least_deliberation), ("window", window)] {
        if span > LONGEST_VOTE {
            faults.field(name, Reason::TimeTooLong { most: LONGEST_VOTE });
        }
    }
}

/// A crisis only tightens: no rule asks less, no term is longer, and what it comes to is a charter without contradictions.
fn crisis_tightens(charter: &Charter, clause: &CrisisClause, faults: &mut Faults) {
    if clause.longest_term > charter.longest_term {
        faults.field("longestTerm", Reason::TimeTooLong { most: charter.longest_term });
    }
    if clause.lapses_after > LONGEST_CRISIS {
        faults.field("lapsesAfter", Reason::TimeTooLong { most: LONGEST_CRISIS });
    }
    for (at, line) in clause.red_lines.iter().enumerate() {
        if charter.red_lines.iter().chain(&clause.red_lines[..at]).any(|known| known.code == line.code) {
            faults.within("redLines", |f| {
                f.within(at, |f| f.field("code", Reason::Duplicate { value: line.code.clone() }))
            });
        }
    }
    faults.within("rules", |faults| {
        for (at, rule) in clause.rules.iter().enumerate() {
            faults.within(at, |faults| {
                rule_itself(charter, rule, &clause.rules[..at], faults);
                let mut levels = Risk::ALL.into_iter().filter(|risk| {
                    rule_for(&clause.rules, rule.kind, *risk).is_some_and(|holds| std::ptr::eq(holds, rule))
                });
                let looser = levels
                    .find(|risk| charter.rule(rule.kind, *risk).is_some_and(|usual| rule.looser_than(usual)));
                if let Some(risk) = looser {
                    faults.here(Reason::LooserInCrisis { kind: rule.kind.word().to_owned(), risk });
                }
            });
        }
        let in_crisis = charter.in_crisis();
        DecisionKind::ALL.into_iter().for_each(|kind| looser_at_higher_risk(&in_crisis, kind, faults));
    });
}

/// A higher risk must ask at least as much as a lower one: of the rule, of the time to think, of secrecy, of attestation.
fn looser_at_higher_risk(charter: &Charter, kind: DecisionKind, faults: &mut Faults) {
    for pair in Risk::ALL.windows(2) {
        let (lower, higher) = (pair[0], pair[1]);
        if let (Some(low), Some(high)) = (charter.rule(kind, lower), charter.rule(kind, higher))
            && high.looser_than(low)
        {
            faults.here(Reason::LooserAtHigherRisk { kind: kind.word().to_owned(), lower, higher });
        }
    }
}
