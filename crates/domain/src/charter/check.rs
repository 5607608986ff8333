//! What in a charter contradicts itself. Of two clauses that contradict each other both are named: one by the path of the refusal, the other
//! by `clause` in its reason.

mod lines;

use super::{Charter, CrisisClause, DecisionRule, rule_for};
use crate::{
    decision::DecisionKind,
    moment::Span,
    refusal::{Faults, Reason},
    rule::Rule,
    taxonomy::Risk,
};

/// No deliberation and no window lasts longer than this, and no offer waits longer.
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
    if charter.offers_answered_within.is_some_and(|within| within > LONGEST_VOTE) {
        faults.field("offersAnsweredWithin", Reason::TimeTooLong { most: LONGEST_VOTE });
    }
    lines::contradictions(charter, faults);
    constituencies(charter, faults);
    let term = (charter.longest_term, "longestTerm");
    if let Some(choosing) = &charter.choosing {
        faults.within("choosing", |f| too_long(choosing.least_deliberation, choosing.window, term, f));
    }
    faults.within("rules", |faults| {
        for (at, rule) in charter.rules.iter().enumerate() {
            let list = List { charter, rules: &charter.rules, path: "rules", term };
            faults.within(at, |faults| list.rule_itself(at, rule, faults));
        }
        for kind in DecisionKind::ALL {
            if complete && Risk::ALL.iter().any(|risk| charter.rule(kind, *risk).is_none()) {
                faults.here(Reason::RuleMissing { kind: kind.word().to_owned() });
            }
        }
    });
    looser_at_higher_risk(charter, None, faults);
    if let Some(clause) = &charter.crisis {
        crisis_tightens(charter, clause, faults);
        looser_at_higher_risk(charter, Some(clause), faults);
    }
}

fn constituencies(charter: &Charter, faults: &mut Faults) {
    for (at, one) in charter.constituencies.iter().enumerate() {
        if charter.constituencies[..at].iter().any(|earlier| earlier.name == one.name) {
            let twice = Reason::Duplicate { value: one.name.to_string() };
            faults.at(&format!("constituencies.{at}.name"), twice);
        }
    }
    if charter.most_assisted > MOST_ASSISTED {
        faults.field("mostAssisted", Reason::TooMany { most: MOST_ASSISTED });
    }
}

/// A list of rules in a charter: the usual ones, or those of the crisis clause.
#[derive(Clone, Copy)]
struct List<'a> {
    charter: &'a Charter,
    rules: &'a [DecisionRule],
    /// Where the list stands.
    path: &'static str,
    /// The longest term while these rules hold, and where it stands.
    term: (Span, &'static str),
}

impl List<'_> {
    fn rule_itself(self, at: usize, rule: &DecisionRule, faults: &mut Faults) {
        let kind = || rule.kind.word().to_owned();
        let same = |other: &DecisionRule| (other.kind, other.risk) == (rule.kind, rule.risk);
        if let Some(earlier) = self.rules[..at].iter().position(same) {
            faults.here(Reason::RuleTwice { kind: kind(), clause: format!("{}.{earlier}", self.path) });
        }
        if rule.rule.paper != rule.kind.paper() {
            faults.field("rule", Reason::RuleWrongChoice { kind: kind() });
        }
        for constituency in rule.rule.constituencies() {
            if !self.charter.constituencies.iter().any(|known| known.name == *constituency) {
                faults.field("rule", Reason::UnknownConstituency { value: constituency.to_string() });
            }
        }
        if rule.rule.threshold.lets_both_pass() {
            faults.field("rule", Reason::ThresholdTooLow { notation: rule.rule.to_string() });
        }
        if never_reached(&rule.rule) {
            faults.field("rule", Reason::NeverReached { notation: rule.rule.to_string() });
        }
        too_long(rule.least_deliberation, rule.window, self.term, faults);
    }
}

/// Whether some threshold asks for more than everybody.
fn never_reached(rule: &Rule) -> bool {
    rule.threshold.never_reached() || rule.concurrent.iter().any(|part| part.threshold.never_reached())
}

/// Neither the time to think nor the window is longer than what can be decided on lasts.
fn too_long(least_deliberation: Span, window: Span, (term, clause): (Span, &str), faults: &mut Faults) {
    for (name, span) in [("leastDeliberation", least_deliberation), ("window", window)] {
        if span > LONGEST_VOTE {
            faults.field(name, Reason::TimeTooLong { most: LONGEST_VOTE });
        } else if span > term && term > Span::ZERO {
            faults.field(name, Reason::OutlastsTerm { most: term, clause: clause.to_owned() });
        }
    }
}

/// A crisis only tightens: no rule asks less, no term is longer, and what it comes to is a charter without contradictions.
fn crisis_tightens(charter: &Charter, clause: &CrisisClause, faults: &mut Faults) {
    if clause.longest_term > charter.longest_term {
        let outlasts = Reason::OutlastsTerm { most: charter.longest_term, clause: "longestTerm".to_owned() };
        faults.at("crisis.longestTerm", outlasts);
    }
    super::burden::note_more_in_crisis(charter, clause, faults);
    if clause.lapses_after > LONGEST_CRISIS {
        faults.at("crisis.lapsesAfter", Reason::TimeTooLong { most: LONGEST_CRISIS });
    }
    let term = (charter.longest_term.min(clause.longest_term), "crisis.longestTerm");
    for (at, rule) in clause.rules.iter().enumerate() {
        let path = format!("crisis.rules.{at}");
        let list = List { charter, rules: &clause.rules, path: "crisis.rules", term };
        faults.within("crisis", |f| f.within("rules", |f| f.within(at, |f| list.rule_itself(at, rule, f))));
        let mut levels = Risk::ALL.into_iter().filter(|risk| {
            rule_for(&clause.rules, rule.kind, *risk).is_some_and(|holds| std::ptr::eq(holds, rule))
        });
        let looser =
            levels.find(|risk| charter.rule(rule.kind, *risk).is_some_and(|usual| rule.looser_than(usual)));
        if let Some(risk) = looser {
            let usual = place_of(charter, None, rule.kind, risk).unwrap_or_default();
            faults
                .at(&path, Reason::LooserInCrisis { kind: rule.kind.word().to_owned(), risk, clause: usual });
        }
    }
}

/// Where the rule stands that holds for a kind and risk; in a crisis, where there is one.
fn place_of(
    charter: &Charter,
    crisis: Option<&CrisisClause>,
    kind: DecisionKind,
    risk: Risk,
) -> Option<String> {
    let place = |rules: &[DecisionRule], path: &str| {
        let holds = rule_for(rules, kind, risk)?;
        let at = rules.iter().position(|rule| std::ptr::eq(rule, holds))?;
        Some(format!("{path}.{at}"))
    };
    let of_crisis = crisis.and_then(|clause| place(&clause.rules, "crisis.rules"));
    of_crisis.or_else(|| place(&charter.rules, "rules"))
}

/// A higher risk must ask at least as much as a lower one: of the rule, of the time to think, of secrecy, of attestation. With a
/// crisis clause: while that holds, so far as it is the clause that brings it about.
fn looser_at_higher_risk(charter: &Charter, crisis: Option<&CrisisClause>, faults: &mut Faults) {
    let held = if crisis.is_some() { &charter.in_crisis() } else { charter };
    for kind in DecisionKind::ALL {
        for pair in Risk::ALL.windows(2) {
            let (lower, higher) = (pair[0], pair[1]);
            let (Some(low), Some(high)) = (held.rule(kind, lower), held.rule(kind, higher)) else { continue };
            let places =
                [lower, higher].map(|risk| place_of(charter, crisis, kind, risk).unwrap_or_default());
            let [low_at, high_at] = &places;
            let of_crisis = |place: &str| place.starts_with("crisis.");
            if !high.looser_than(low) || (crisis.is_some() && !places.iter().any(|place| of_crisis(place))) {
                continue;
            }
            let (path, clause) =
                if of_crisis(low_at) && !of_crisis(high_at) { (low_at, high_at) } else { (high_at, low_at) };
            let (kind, clause) = (kind.word().to_owned(), clause.clone());
            faults.at(path, Reason::LooserAtHigherRisk { kind, lower, higher, clause });
        }
    }
}
