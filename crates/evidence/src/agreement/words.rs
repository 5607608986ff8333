//! Codes and places as the IRIs that stand in agreements.
//!
//! A code that the Data Privacy Vocabulary 2.3 has too stands under that vocabulary's IRI, any other under ours. A list is
//! written out: what a code permits holds for every code below it, and whoever reads an agreement need not know our lists.

use std::collections::BTreeSet;

use domain::{place::Place, taxonomy::Code};

use crate::odrl::NAMESPACE;

/// The countries of the Data Privacy Vocabulary.
const COUNTRIES: &str = "https://w3id.org/dpv/loc#";

/// That no special technology is used.
pub(super) const NO_TECHNOLOGY: &str = "https://ownaccord.org/ns/v1#no-special-technology";

/// The IRI of a code.
pub fn code(code: &Code) -> String {
    code.iri().unwrap_or_else(|| format!("{NAMESPACE}{code}"))
}

/// The IRI of a place. Parts of countries are ours: the vocabulary lists only some of them.
pub fn place(place: &Place) -> String {
    if place.is_country() { format!("{COUNTRIES}{place}") } else { format!("{NAMESPACE}place:{place}") }
}

/// The IRIs of these codes and of all codes below them, each once, in order.
pub fn codes<'a>(wide: impl IntoIterator<Item = &'a Code>) -> Vec<String> {
    let all: BTreeSet<String> =
        wide.into_iter().flat_map(Code::downward).map(|term| code(&term.code)).collect();
    all.into_iter().collect()
}

/// The IRIs of these places and of all parts of them, each once, in order.
pub fn places<'a>(wide: impl IntoIterator<Item = &'a Place>) -> Vec<String> {
    let all: BTreeSet<String> = wide.into_iter().flat_map(Place::downward).map(|part| place(&part)).collect();
    all.into_iter().collect()
}
