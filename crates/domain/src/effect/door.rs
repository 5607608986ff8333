//! By which door something goes out.

use serde::{Deserialize, Serialize};

/// The door by which something is told or done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Door {
    /// The steward bot.
    Matrix,
    /// The connectors of requesters.
    Dataspace,
    /// Letters.
    Mail,
}
