//! The shared language: codes for journey stages, reasons for moving, data categories, purposes, technologies,
//! recipients, harms, benefits, scales of institutions, conditions for choice and legal bases, each with its broader code
//! and, where the W3C Data Privacy Vocabulary 2.3 has the same notion, that vocabulary's IRI.
//!
//! The lists are data (`taxonomy/codes.csv`, `taxonomy/risks.csv`, `taxonomy/harms.csv`); a new code is a line there, and what it is called and
//! means stands in the locales of `notices`. A code is never renamed: charters and terms name it. What a code permits or
//! forbids holds for all codes below it, so a code has its place by the question "who is meant by this, too?".

mod harms;
mod risk;

use std::{cmp::Ordering, collections::HashMap, fmt, str::FromStr, sync::LazyLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::moment::serde_as_text;
pub use harms::{HarmRow, harm_rows, touched};
pub use risk::{Risk, RiskRow, matrix, risk};

/// What a code speaks of; the part before the colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeKind {
    /// Where on their way people are.
    Stage,
    /// Why they left.
    Reason,
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
    /// How far an institution reaches.
    Scale,
    /// What must be true before a "yes" means anything.
    Condition,
    /// On which ground of law a requester says that it may use data. A vote never upgrades it.
    Basis,
}

impl CodeKind {
    /// All kinds and the word each code of that kind starts with.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Stage, "stage"),
        (Self::Reason, "reason"),
        (Self::Data, "data"),
        (Self::Purpose, "purpose"),
        (Self::Technology, "technology"),
        (Self::Recipient, "recipient"),
        (Self::Harm, "harm"),
        (Self::Benefit, "benefit"),
        (Self::Scale, "scale"),
        (Self::Condition, "condition"),
        (Self::Basis, "basis"),
    ];
    /// The word that codes of this kind start with.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, word)| word)
    }
}

/// A text that names no kind of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a kind of code")]
pub struct UnknownKind;

impl FromStr for CodeKind {
    type Err = UnknownKind;
    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|(_, word)| *word == text).map(|(kind, _)| kind).ok_or(UnknownKind)
    }
}

/// A code of the taxonomy, known to exist: its line of the list. Codes are in the order of their names.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Code(u16);

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
    /// One picture character that old telephones can draw, for those who do not read.
    pub symbol: Option<&'static str>,
}

/// The parts of the Data Privacy Vocabulary 2.3 that our codes point into: its own prefixes, and what they stand for.
pub const VOCABULARIES: [(&str, &str); 5] = [
    ("dpv", "https://w3id.org/dpv#"),
    ("pd", "https://w3id.org/dpv/pd#"),
    ("risk", "https://w3id.org/dpv/risk#"),
    ("sector-law", "https://w3id.org/dpv/sector/law#"),
    ("sector-publicservices", "https://w3id.org/dpv/sector/publicservices#"),
];

impl Term {
    /// The whole IRI of the same notion in the Data Privacy Vocabulary 2.3.
    pub fn iri(&self) -> Option<String> {
        let (prefix, name) = self.same_as?.split_once(':')?;
        let (_, base) = VOCABULARIES.iter().find(|(known, _)| *known == prefix)?;
        Some(format!("{base}{name}"))
    }
    /// The codes right below this one, in the order of the list.
    pub fn narrower(&self) -> impl Iterator<Item = &'static Term> {
        terms(Some(self.kind)).filter(|term| term.broader.as_ref() == Some(&self.code))
    }
}

const CODES: &str = include_str!("taxonomy/codes.csv");

/// How many lines the list has, counted when this is compiled: as wide is a set of codes ([`crate::permission`]).
pub(crate) const LINES: usize = {
    let (bytes, mut at, mut ends) = (CODES.as_bytes(), 0, 0);
    while at < bytes.len() {
        ends += (bytes[at] == b'\n') as usize;
        at += 1;
    }
    ends
};

/// The names in the order of the list.
static NAMES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    CODES.lines().skip(1).map(|line| line.split_once(',').map_or(line, |(name, _)| name)).collect()
});

static PLACES: LazyLock<HashMap<&'static str, u16>> =
    LazyLock::new(|| (0..).zip(NAMES.iter()).map(|(at, name)| (*name, at)).collect());

static TERMS: LazyLock<Vec<Term>> = LazyLock::new(|| CODES.lines().skip(1).filter_map(read_term).collect());

fn read_term(line: &'static str) -> Option<Term> {
    let mut fields = line.split(',').map(|text| Some(text).filter(|text| !text.is_empty()));
    let (code, broader, same_as, symbol) = (fields.next()??, fields.next()?, fields.next()?, fields.next()?);
    let (word, _) = code.split_once(':')?;
    let kind = word.parse().ok()?;
    let named = |text: &str| PLACES.get(text).map(|at| Code(*at));
    let broader = match broader {
        None => None,
        Some(text) => Some(named(text)?),
    };
    Some(Term { kind, code: named(code)?, broader, same_as, symbol })
}

/// All terms of one kind, or of all kinds, in the order of the list: kinds together, what belongs together side by side.
pub fn terms(kind: Option<CodeKind>) -> impl Iterator<Item = &'static Term> {
    TERMS.iter().filter(move |term| kind.is_none_or(|kind| term.kind == kind))
}

fn line_of(code: &str) -> Option<&'static Term> {
    PLACES.get(code).and_then(|at| TERMS.get(usize::from(*at)))
}

impl Code {
    /// The code as written.
    pub fn as_str(&self) -> &'static str {
        NAMES.get(usize::from(self.0)).copied().unwrap_or_default()
    }
    /// The number of its line in the list, from 0. It is for this run of the program only: lines are put in between.
    pub(crate) const fn line(&self) -> u16 {
        self.0
    }
    fn term(&self) -> Option<&'static Term> {
        TERMS.get(usize::from(self.0))
    }
    /// What it speaks of.
    pub fn kind(&self) -> CodeKind {
        self.term().map_or(CodeKind::Purpose, |term| term.kind)
    }
    /// This code and all wider ones, itself first.
    pub fn upward(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |code| code.term()?.broader.as_ref())
    }
    /// This code and all codes below it, itself first.
    pub fn downward(&self) -> impl Iterator<Item = &'static Term> {
        terms(Some(self.kind())).filter(move |term| term.code.within(self))
    }
    /// The whole IRI of the same notion in the Data Privacy Vocabulary 2.3.
    pub fn iri(&self) -> Option<String> {
        self.term()?.iri()
    }
    /// Whether this code is `wider` or one of the codes below it.
    pub fn within(&self, wider: &Self) -> bool {
        self.upward().any(|code| code == wider)
    }
    /// Whether the two share anything: one lies within the other.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.within(other) || other.within(self)
    }
}
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
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
        line_of(text).map(|term| term.code.clone()).ok_or(UnknownCode)
    }
}
serde_as_text!(Code);

#[cfg(test)]
mod tests;
