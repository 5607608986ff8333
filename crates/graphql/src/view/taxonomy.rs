//! The shared language of codes.

use async_graphql::{Enum, SimpleObject};
use domain::taxonomy::{CodeKind, Term};

use crate::scalar;

/// What a code speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(remote = "CodeKind")]
pub(crate) enum TaxonomyKind {
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

/// One code of the taxonomy.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct TaxonomyTerm {
    /// What it speaks of.
    kind: TaxonomyKind,
    /// The code.
    code: scalar::Code,
    /// The next wider code of the same kind.
    broader: Option<scalar::Code>,
    /// The same notion in the W3C Data Privacy Vocabulary 2.3, as a CURIE such as `dpv:AcademicResearch`.
    same_as: Option<String>,
}

impl From<&Term> for TaxonomyTerm {
    fn from(term: &Term) -> Self {
        Self {
            kind: term.kind.into(),
            code: scalar::Code::of(&term.code),
            broader: term.broader.as_ref().map(scalar::Code::of),
            same_as: term.same_as.map(str::to_owned),
        }
    }
}
