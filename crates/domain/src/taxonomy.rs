//! The shared language: codes for journey stages, data categories, purposes, technologies, recipients, harms, benefits
//! and conditions for choice, each with its broader code and, where the W3C Data Privacy Vocabulary 2.3 has the same
//! notion, that vocabulary's IRI.
//!
//! The lists are data (`taxonomy/codes.csv`, `taxonomy/risks.csv`); a new code is a line there.

use std::{collections::BTreeMap, fmt, str::FromStr, sync::LazyLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::moment::serde_as_text;

/// What a code speaks of; the part before the colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeKind {
    /// Where on their way people are.
    Stage,
    /// What the data is about.
    Data,
    /// What it is to be used for.
    Purpose,
    /// How it is processed.
    Technology,
    /// Who gets it.
    Recipient,
    /// What may go wrong for people.
    Harm,
    /// What good may come of it.
    Benefit,
    /// What must be true before a "yes" means anything.
    Condition,
}

impl CodeKind {
    /// All kinds and the word each code of that kind starts with.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Stage, "stage"),
        (Self::Data, "data"),
        (Self::Purpose, "purpose"),
        (Self::Technology, "technology"),
        (Self::Recipient, "recipient"),
        (Self::Harm, "harm"),
        (Self::Benefit, "benefit"),
        (Self::Condition, "condition"),
    ];
    /// The word that codes of this kind start with.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }
}

/// A code of the taxonomy, known to exist.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

/// A text that is no code of the taxonomy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code of the taxonomy")]
pub struct UnknownCode;

/// One line of the code list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it speaks of.
    pub kind: CodeKind,
    /// The code.
    pub code: Code,
    /// The next wider code of the same kind.
    pub broader: Option<Code>,
    /// The same notion in the Data Privacy Vocabulary 2.3, as a CURIE such as `dpv:AcademicResearch`.
    pub same_as: Option<&'static str>,
}

static TERMS: LazyLock<BTreeMap<&'static str, Term>> =
    LazyLock::new(|| include_str!("taxonomy/codes.csv").lines().skip(1).filter_map(read_term).collect());

fn read_term(line: &'static str) -> Option<(&'static str, Term)> {
    let mut fields = line.split(',');
    let (code, broader, same_as) = (fields.next()?, fields.next()?, fields.next()?);
    let (word, _) = code.split_once(':')?;
    let (kind, _) = CodeKind::ALL.into_iter().find(|(_, known)| *known == word)?;
    let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
    let broader = some(broader).map(|text| Code(text.to_owned()));
    Some((code, Term { kind, code: Code(code.to_owned()), broader, same_as: some(same_as) }))
}

/// All terms of one kind, or of all kinds, in the order of their codes.
pub fn terms(kind: Option<CodeKind>) -> impl Iterator<Item = &'static Term> {
    TERMS.values().filter(move |term| kind.is_none_or(|kind| term.kind == kind))
}

impl Code {
    /// The code as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// What it speaks of.
    pub fn kind(&self) -> CodeKind {
        TERMS.get(self.0.as_str()).map_or(CodeKind::Purpose, |term| term.kind)
    }
    /// Whether this code is `wider` or one of the codes below it.
    pub fn within(&self, wider: &Self) -> bool {
        let mut at = Some(self);
        while let Some(code) = at {
            if code == wider {
                return true;
            }
            at = TERMS.get(code.0.as_str()).and_then(|term| term.broader.as_ref());
        }
        false
    }
    /// Whether the two share anything: one lies within the other.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.within(other) || other.within(self)
    }
}
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Code {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        TERMS.get(text).map(|term| term.code.clone()).ok_or(UnknownCode)
    }
}
serde_as_text!(Code);

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

static RISKS: LazyLock<Vec<RiskRow>> =
    LazyLock::new(|| include_str!("taxonomy/risks.csv").lines().skip(1).filter_map(read_risk).collect());

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

/// The highest level that any combination reaches. A community's own rows can raise a level, never lower it:
/// the higher of the two matrices counts.
pub fn risk(stages: &[Code], data: &[Code], recipients: &[Code], own: &[RiskRow]) -> Risk {
    let matches = |facet: &Option<Code>, codes: &[Code]| {
        facet.as_ref().is_none_or(|wide| codes.iter().any(|code| code.overlaps(wide)))
    };
    RISKS
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
    use super::*;

    fn code(text: &str) -> Code {
        text.parse().unwrap_or_else(|_| panic!("{text} is not in the list"))
    }

    #[test]
    fn every_line_is_read_and_every_broader_code_exists_and_ends() {
        let lines = include_str!("taxonomy/codes.csv").lines().count() - 1;
        assert_eq!(TERMS.len(), lines);
        for term in terms(None) {
            if let Some(broader) = &term.broader {
                assert_eq!(code(broader.as_str()).kind(), term.kind, "{}", term.code);
                assert!(!code(broader.as_str()).within(&term.code), "{} is its own ancestor", term.code);
            }
        }
        let risks: Vec<_> = include_str!("taxonomy/risks.csv").lines().skip(1).collect();
        assert_eq!(RISKS.len(), risks.len());
        for (line, row) in risks.iter().zip(RISKS.iter()) {
            let named = line.split(',').take(3).filter(|field| *field != "*").count();
            assert_eq!(
                [&row.stage, &row.data, &row.recipient].iter().filter(|f| f.is_some()).count(),
                named,
                "{line}"
            );
        }
    }

    #[test]
    fn purposes_do_not_match_upward() {
        assert!(code("purpose:academic-research").within(&code("purpose:research")));
        assert_eq!(format!("{:?}", code("purpose:research")), "purpose:research");
        assert!(!code("purpose:research").within(&code("purpose:academic-research")));
        assert!(code("purpose:research").overlaps(&code("purpose:academic-research")));
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
}
