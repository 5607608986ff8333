//! How dangerous a use of data is: a matrix of stage × data × recipient, which a community can only make stricter.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::Code;

/// How dangerous a combination is for the people concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Risk {
    /// Little can go wrong.
    Low,
    /// Harm is possible.
    Medium,
    /// Harm is likely or grave.
    High,
    /// Lives or liberty are at stake.
    Severe,
}

impl Risk {
    /// All levels, lowest first.
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Severe];
}

/// One line of a risk matrix: a combination and its level. An absent facet matches everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskRow {
    /// Journey stage.
    pub stage: Option<Code>,
    /// Data category.
    pub data: Option<Code>,
    /// Recipient kind.
    pub recipient: Option<Code>,
    /// The level of that combination.
    pub level: Risk,
}

const RISKS: &str = include_str!("risks.csv");

static MATRIX: LazyLock<Vec<RiskRow>> =
    LazyLock::new(|| RISKS.lines().skip(1).filter_map(read_risk).collect());

fn read_risk(line: &str) -> Option<RiskRow> {
    let mut fields = line.split(',');
    let mut facet = || fields.next().and_then(|text| text.parse().ok());
    let (stage, data, recipient) = (facet(), facet(), facet());
    let level = match fields.next()? {
        "low" => Risk::Low,
        "medium" => Risk::Medium,
        "high" => Risk::High,
        "severe" => Risk::Severe,
        _ => return None,
    };
    Some(RiskRow { stage, data, recipient, level })
}

/// The rows that hold for everybody, in the order of the list.
pub fn matrix() -> &'static [RiskRow] {
    &MATRIX
}

/// The highest level that any combination reaches. A community's own rows can raise a level, never lower it:
/// the higher of the two matrices counts. Who asks for the wide asks for all that lies below it.
pub fn risk(stages: &[Code], data: &[Code], recipients: &[Code], own: &[RiskRow]) -> Risk {
    let matches = |facet: &Option<Code>, codes: &[Code]| {
        facet.as_ref().is_none_or(|wide| codes.iter().any(|code| code.overlaps(wide)))
    };
    MATRIX
        .iter()
        .chain(own)
        .filter(|row| {
            matches(&row.stage, stages) && matches(&row.data, data) && matches(&row.recipient, recipients)
        })
        .map(|row| row.level)
        .max()
        .unwrap_or(Risk::Low)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::taxonomy::{CodeKind, terms, tests::code};

    #[test]
    fn every_row_is_read_whole_and_stands_once() {
        let lines: Vec<_> = RISKS.lines().skip(1).collect();
        assert_eq!(MATRIX.len(), lines.len());
        for (line, row) in lines.iter().zip(matrix()) {
            let facets = [
                (&row.stage, CodeKind::Stage),
                (&row.data, CodeKind::Data),
                (&row.recipient, CodeKind::Recipient),
            ];
            for (field, (facet, kind)) in line.split(',').zip(facets) {
                assert_eq!(facet.as_ref().map_or("*", Code::as_str), field, "{line}");
                assert!(facet.as_ref().is_none_or(|code| code.kind() == kind), "{line}");
            }
            let same = matrix().iter().filter(|other| {
                (&other.stage, &other.data, &other.recipient) == (&row.stage, &row.data, &row.recipient)
            });
            assert_eq!(same.count(), 1, "{line}");
        }
    }

    #[test]
    fn a_narrower_row_says_something_that_the_wider_ones_did_not() {
        let within = |narrow: &Option<Code>, wide: &Option<Code>| match (narrow, wide) {
            (_, None) => true,
            (Some(narrow), Some(wide)) => narrow.within(wide),
            (None, Some(_)) => false,
        };
        for row in matrix().iter().filter(|row| row.level > Risk::Low) {
            let said = matrix().iter().any(|other| {
                other != row
                    && other.level >= row.level
                    && within(&row.stage, &other.stage)
                    && within(&row.data, &other.data)
                    && within(&row.recipient, &other.recipient)
            });
            assert!(!said, "{row:?} is said already by a wider row");
        }
    }

    /// What a community may rely on, whatever rows come and go.
    #[test]
    fn what_is_expected_of_the_matrix() {
        use Risk::{High, Low, Medium, Severe};
        for (stage, data, recipient, level) in [
            ("stage:settlement", "data:survey-answers", "recipient:academic", Low),
            ("stage:settlement", "data:language", "recipient:local-government", Low),
            ("stage:settlement", "data:group-figures", "recipient:statistics-office", Low),
            ("stage:settlement", "data:disability", "recipient:health-care-provider", Medium),
            // Who asks for the wide asks for the medical record, too.
            ("stage:settlement", "data:health", "recipient:health-care-provider", High),
            ("stage:settlement", "data:survey-answers", "recipient:technology-company", Medium),
            ("stage:without-papers", "data:survey-answers", "recipient:academic", Medium),
            // What names people, and what they told in confidence.
            ("stage:settlement", "data:biometric", "recipient:humanitarian-organisation", High),
            ("stage:settlement", "data:dna", "recipient:academic", High),
            ("stage:settlement", "data:asylum-narrative", "recipient:lawyer", High),
            ("stage:arrival", "data:camp-registration-number", "recipient:ngo", High),
            ("stage:settlement", "data:kin-contact", "recipient:ngo", High),
            ("stage:settlement", "data:political-activity", "recipient:academic", High),
            // Where people are while they can be stopped.
            ("stage:in-transit", "data:aggregated-mobility", "recipient:ngo", High),
            ("stage:at-sea", "data:travel-history", "recipient:academic", High),
            ("stage:at-sea", "data:location", "recipient:academic", Severe),
            ("stage:at-border", "data:current-location", "recipient:ngo", Severe),
            ("stage:in-camp", "data:name", "recipient:local-government", Severe),
            ("stage:without-papers", "data:name", "recipient:social-services", Severe),
            // What a state, a company or everybody can do with it.
            ("stage:settlement", "data:fingerprint", "recipient:police", Severe),
            ("stage:settlement", "data:fingerprint", "recipient:technology-company", Severe),
            ("stage:settlement", "data:kin-contact", "recipient:asylum-authority", Severe),
            ("stage:settlement", "data:interview-recording", "recipient:public", Severe),
            ("stage:settlement", "data:language", "recipient:data-broker", Severe),
            ("stage:settlement", "data:phone-copy", "recipient:lawyer", Severe),
            ("stage:settlement", "data:group-figures", "recipient:coastguard", Severe),
        ] {
            let found = risk(&[code(stage)], &[code(data)], &[code(recipient)], &[]);
            assert_eq!(found, level, "{stage} × {data} × {recipient}");
        }
    }

    #[test]
    fn whatever_goes_to_the_state_of_origin_is_severe_at_every_stage() {
        let origin = terms(Some(CodeKind::Recipient))
            .filter(|term| term.code.within(&code("recipient:origin-state-authority")));
        for recipient in origin {
            for stage in terms(Some(CodeKind::Stage)) {
                for data in terms(Some(CodeKind::Data)) {
                    let [stage, data, recipient] = [stage, data, recipient].map(|term| [term.code.clone()]);
                    assert_eq!(risk(&stage, &data, &recipient, &[]), Risk::Severe, "{stage:?} {data:?}");
                }
            }
        }
    }

    #[test]
    fn risk_is_the_highest_combination_and_own_rows_only_raise() {
        let (transit, mobility) = ([code("stage:in-transit")], [code("data:aggregated-mobility")]);
        let (ngo, with_border) =
            ([code("recipient:ngo")], [code("recipient:ngo"), code("recipient:border-agency")]);
        let base = risk(&transit, &mobility, &ngo, &[]);
        assert!(risk(&transit, &mobility, &with_border, &[]) > base);
        let lower = RiskRow { stage: None, data: None, recipient: None, level: Risk::Low };
        assert_eq!(risk(&transit, &mobility, &ngo, &[lower]), base);
        let severe =
            RiskRow { stage: Some(transit[0].clone()), data: None, recipient: None, level: Risk::Severe };
        assert_eq!(risk(&transit, &mobility, &ngo, &[severe]), Risk::Severe);
    }

    fn codes(kind: CodeKind) -> impl Strategy<Value = Vec<Code>> {
        let all: Vec<Code> = terms(Some(kind)).map(|term| term.code.clone()).collect();
        prop::collection::vec(prop::sample::select(all), 0..4)
    }

    proptest! {
        #[test]
        fn who_asks_for_more_never_reaches_a_lower_level(
            stages in codes(CodeKind::Stage), data in codes(CodeKind::Data), recipients in codes(CodeKind::Recipient),
            more in codes(CodeKind::Data), level in prop::sample::select(Risk::ALL.to_vec()),
        ) {
            let base = risk(&stages, &data, &recipients, &[]);
            let wider: Vec<Code> = data.iter().cloned().chain(more).collect();
            prop_assert!(risk(&stages, &wider, &recipients, &[]) >= base);
            let up = |codes: &[Code]| codes.iter().map(|code| code.upward().last().unwrap().clone()).collect::<Vec<_>>();
            prop_assert!(risk(&stages, &up(&data), &recipients, &[]) >= base);
            prop_assert!(risk(&stages, &data, &up(&recipients), &[]) >= base);
            let own = RiskRow { stage: None, data: None, recipient: None, level };
            prop_assert_eq!(risk(&stages, &data, &recipients, &[own]), base.max(level));
        }
    }
}
