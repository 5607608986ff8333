//! Reading of single values that somebody typed.

use std::str::FromStr;

use async_graphql::MaybeUndefined;
use domain::{
    charter::TypedText,
    digest::Digest,
    moment::Moment,
    place::Place,
    refusal::Reason,
    taxonomy::{Code, CodeKind},
};

use crate::{scalar, view::LocalTextInput};

/// An id of one kind.
pub(crate) fn id<T: FromStr>(typed: &async_graphql::ID) -> Result<T, Reason> {
    typed.parse().map_err(|_| Reason::Malformed { shape: "id".to_owned() })
}

/// A digest.
pub(crate) fn digest(typed: &scalar::Digest) -> Result<Digest, Reason> {
    typed.0.parse().map_err(|_| Reason::Malformed { shape: "digest".to_owned() })
}

/// A moment.
pub(crate) fn moment(typed: &scalar::DateTime) -> Result<Moment, Reason> {
    typed.0.parse().map_err(|_| Reason::Malformed { shape: "moment".to_owned() })
}

/// A place.
pub(crate) fn place(typed: &scalar::Place) -> Result<Place, Reason> {
    typed.0.parse().map_err(|_| Reason::UnknownPlace { value: typed.0.chars().take(40).collect() })
}

/// A code of one kind.
pub(crate) fn code(typed: &scalar::Code, kind: CodeKind) -> Result<Code, Reason> {
    let unknown =
        || Reason::UnknownCode { value: typed.0.chars().take(80).collect(), kind: kind.word().to_owned() };
    typed.0.parse::<Code>().ok().filter(|code| code.kind() == kind).ok_or_else(unknown)
}

/// A text in several languages, as the domain takes it.
pub(crate) fn text(typed: Vec<LocalTextInput>) -> TypedText {
    typed.into_iter().map(|part| (part.language.0, part.text)).collect()
}

/// A list of scalars, as the domain takes it.
pub(crate) fn list<T: Into<String>>(typed: Vec<T>) -> Vec<String> {
    typed.into_iter().map(Into::into).collect()
}

/// What was given of a part that can be taken away: nothing, that it is taken away, or what it is to be.
pub(crate) fn given<T, D: From<T>>(input: MaybeUndefined<T>) -> Option<Option<D>> {
    match input {
        MaybeUndefined::Undefined => None,
        MaybeUndefined::Null => Some(None),
        MaybeUndefined::Value(input) => Some(Some(input.into())),
    }
}
