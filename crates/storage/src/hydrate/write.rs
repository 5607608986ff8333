//! Writing one column. `what` names it, as `table.column`.

use serde::Serialize;
use serde_json::Value;

use crate::error::{Result, StorageError};

/// A document.
pub(crate) fn json<T: Serialize>(what: &str, value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|_| StorageError::inconsistent(what))
}

/// One word of few.
pub(crate) fn word<T: Serialize>(what: &str, value: &T) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => Ok(word),
        _ => Err(StorageError::inconsistent(what)),
    }
}
