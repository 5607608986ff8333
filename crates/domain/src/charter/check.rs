//! What in a charter contradicts itself.

use super::{Charter, DecisionRule};
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
    if let Some(choosing) = &charter.choosing {
        faults.within("choosing", |f| too_long(choosing.least_deliberation, choosing.window, f));
    }
    faults.within("rules", |faults| {
        for (at, rule) in charter.rules.iter().enumerate() {
            faults.within(at, |faults| rule_itself(rule, &charter.rules[..at], faults));
        }
        for kind in DecisionKind::ALL {
            if complete && Risk::ALL.iter().any(|risk| charter.rule(kind, *risk).is_none()) {
                faults.here(Reason::RuleMissing { kind: kind.word().to_owned() });
            }
            looser_at_higher_risk(charter, kind, faults);
        }
    });
}

fn rule_itself(rule: &DecisionRule, earlier: &[DecisionRule], faults: &mut Faults) {
    let kind = || rule.kind.word().to_owned();
    if earlier.iter().any(|other| (other.kind, other.risk) == (rule.kind, rule.risk)) {
        faults.here(Reason::RuleTwice { kind: kind() });
    }
    if rule.rule.paper != rule.kind.paper() {
        faults.field("rule", Reason::RuleWrongChoice { kind: kind() });
    }
    for constituency in rule.rule.constituencies() {
        faults.field("rule", Reason::UnknownConstituency { value: constituency.to_string() });
    }
    if rule.rule.objection.is_some() {
        faults.field("rule", Reason::ClauseUnavailable { clause: "objection".to_owned() });
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

/// A higher risk must ask at least as much as a lower one: of the rule, of the time to think, of secrecy, of attestation.
fn looser_at_higher_risk(charter: &Charter, kind: DecisionKind, faults: &mut Faults) {
    for pair in Risk::ALL.windows(2) {
        let (lower, higher) = (pair[0], pair[1]);
        if let (Some(low), Some(high)) = (charter.rule(kind, lower), charter.rule(kind, higher)) {
            let looser = high.rule.looser_than(&low.rule)
                || high.least_deliberation < low.least_deliberation
                || high.secrecy < low.secrecy
                || high.attestation < low.attestation;
            if looser {
                faults.here(Reason::LooserAtHigherRisk { kind: kind.word().to_owned(), lower, higher });
            }
        }
    }
}
