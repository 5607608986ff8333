//! What a charter lays down for a crisis. It can only tighten what holds otherwise ([`super::check`]).

use serde::{Deserialize, Serialize};

use super::{
    BurdenClause, BurdenDraft, Charter, DecisionRule, RedLine, RedLineDraft, RuleDraft, rule_for,
    typed::{each, span},
};
use crate::{decision::DecisionKind, moment::Span, refusal::Faults, taxonomy::Risk, text::Language};

/// What changes while the community has declared a crisis, and when that lapses by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CrisisClause {
    /// The longest term of a mandate or an agreement.
    pub longest_term: Span,
    /// Stricter rules in place of those for the same kind and risk.
    pub rules: Vec<DecisionRule>,
    /// Red lines beside those that always hold.
    pub red_lines: Vec<RedLine>,
    /// How much of their time members are asked in a month, where that is less than otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub burden: Option<BurdenClause>,
    /// How long a crisis lasts at most before it is declared anew.
    pub lapses_after: Span,
}

/// A crisis clause as somebody typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of CrisisClause, unread")]
pub struct CrisisDraft {
    pub longest_term: String,
    pub rules: Vec<RuleDraft>,
    pub red_lines: Vec<RedLineDraft>,
    pub burden: Option<BurdenDraft>,
    pub lapses_after: String,
}

impl CrisisDraft {
    /// Reads the clause; the texts of its red lines must be in every language of `wanted`.
    pub(super) fn read(&self, faults: &mut Faults, wanted: &[Language]) -> Option<CrisisClause> {
        let longest_term = faults.take("longestTerm", span(&self.longest_term));
        let lapses_after = faults.take("lapsesAfter", span(&self.lapses_after));
        let rules = each(faults, "rules", &self.rules, |f, rule| rule.read(f));
        let red_lines = each(faults, "redLines", &self.red_lines, |f, line| line.read(f, wanted));
        let burden = self.burden.and_then(|clause| faults.within("burden", |f| clause.read(f)));
        let (longest_term, lapses_after) = (longest_term?, lapses_after?);
        Some(CrisisClause { longest_term, rules, red_lines, burden, lapses_after })
    }
}

impl Charter {
    /// The charter as it holds in a crisis; the same where it says nothing of one.
    #[must_use]
    pub fn in_crisis(&self) -> Self {
        let Some(clause) = &self.crisis else { return self.clone() };
        let of = |kind: DecisionKind, risk: Risk| {
            let rule = rule_for(&clause.rules, kind, risk).or_else(|| self.rule(kind, risk))?;
            Some(DecisionRule { risk: Some(risk), ..rule.clone() })
        };
        let levels = |kind: DecisionKind| Risk::ALL.iter().filter_map(move |risk| of(kind, *risk));
        Self {
            rules: DecisionKind::ALL.into_iter().flat_map(levels).collect(),
            red_lines: self.red_lines.iter().chain(&clause.red_lines).cloned().collect(),
            longest_term: self.longest_term.min(clause.longest_term),
            burden: BurdenClause::lower(self.burden, clause.burden),
            ..self.clone()
        }
    }
}
