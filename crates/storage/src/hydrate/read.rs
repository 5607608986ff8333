//! Reading one column. `what` names it, as `table.column`.

use std::str::FromStr;

use domain::{digest::Digest, moment::Moment};
use serde::{Deserialize, de::DeserializeOwned, de::IntoDeserializer};

use crate::error::{Result, StorageError};

fn wrong<E>(what: &str) -> impl FnOnce(E) -> StorageError + '_ {
    move |_| StorageError::inconsistent(what)
}

/// A moment; one outside of the years 1970 to 9999 cannot have been written.
pub(crate) fn moment(what: &str, micros: i64) -> Result<Moment> {
    let moment = Moment::from_micros(micros);
    if moment.micros() == micros { Ok(moment) } else { Err(StorageError::inconsistent(what)) }
}

/// A moment that may not have come.
pub(crate) fn moment_if(what: &str, micros: Option<i64>) -> Result<Option<Moment>> {
    micros.map(|micros| moment(what, micros)).transpose()
}

/// A whole number.
pub(crate) fn count(what: &str, number: i64) -> Result<u32> {
    u32::try_from(number).map_err(wrong(what))
}

/// 32 bytes.
pub(crate) fn bytes(what: &str, bytes: &[u8]) -> Result<[u8; 32]> {
    bytes.try_into().map_err(wrong(what))
}

/// A digest.
pub(crate) fn digest(what: &str, column: &[u8]) -> Result<Digest> {
    bytes(what, column).map(Digest::new)
}

/// A digest that may be absent.
pub(crate) fn digest_if(what: &str, column: Option<Vec<u8>>) -> Result<Option<Digest>> {
    column.map(|column| digest(what, &column)).transpose()
}

/// A document.
pub(crate) fn json<T: DeserializeOwned>(what: &str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(wrong(what))
}

/// One word of few.
pub(crate) fn word<'a, T: Deserialize<'a>>(what: &str, word: &'a str) -> Result<T> {
    T::deserialize(word.into_deserializer()).map_err(wrong::<serde::de::value::Error>(what))
}

/// Something with a text form.
pub(crate) fn text<T: FromStr>(what: &str, text: &str) -> Result<T> {
    text.parse().map_err(wrong(what))
}
