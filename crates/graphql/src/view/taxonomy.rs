//! The shared language of codes.

use async_graphql::{Enum, SimpleObject};
use domain::taxonomy::CodeKind;
use notices::taxonomy::Entry;

use crate::scalar;

/// What a code speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
#[graphql(remote = "CodeKind")]
pub(crate) enum TaxonomyKind {
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
    /// On which ground of law a requester says that it may use data.
    Basis,
}

/// One code of the taxonomy.
#[derive(Clone, Debug, SimpleObject)]
pub(crate) struct TaxonomyTerm {
    /// What it speaks of.
    kind: TaxonomyKind,
    /// The code.
    code: scalar::Code,
    /// What it is called, in the language asked for.
    label: String,
    /// What it is, in one plain sentence in that language.
    sentence: String,
    /// One picture character that old telephones can draw, the same in every language. Every harm and benefit has one.
    symbol: Option<String>,
    /// The next wider code of the same kind. What permits or forbids the wide one does so for this one too.
    broader: Option<scalar::Code>,
    /// The codes right below this one.
    narrower: Vec<scalar::Code>,
    /// The same notion in the W3C Data Privacy Vocabulary 2.3, as a CURIE such as `dpv:AcademicResearch`.
    same_as: Option<String>,
    /// The same notion in the W3C Data Privacy Vocabulary 2.3, as an IRI.
    iri: Option<String>,
}

impl From<Entry> for TaxonomyTerm {
    fn from(Entry { term, label, sentence }: Entry) -> Self {
        Self {
            kind: term.kind.into(),
            code: scalar::Code::of(&term.code),
            label,
            sentence,
            symbol: term.symbol.map(str::to_owned),
            broader: term.broader.as_ref().map(scalar::Code::of),
            narrower: term.narrower().map(|term| scalar::Code::of(&term.code)).collect(),
            same_as: term.same_as.map(str::to_owned),
            iri: term.iri(),
        }
    }
}
