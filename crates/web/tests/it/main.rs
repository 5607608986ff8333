//! The door, over real HTTP.

#![recursion_limit = "256"]

#[cfg(test)]
mod access;
#[cfg(test)]
#[allow(dead_code, reason = "as of the town")]
#[path = "../../../app/tests/verbs/agreed.rs"]
mod agreed;
#[cfg(test)]
mod authzen;
#[cfg(test)]
mod credentials;
#[cfg(test)]
mod dids;
#[cfg(test)]
mod doors;
#[cfg(test)]
mod explorer;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod log;
#[cfg(test)]
mod prove;
#[cfg(test)]
mod questions;
#[cfg(test)]
#[allow(dead_code, reason = "as of the town")]
#[path = "../../../app/tests/verbs/signing.rs"]
mod signing;
#[cfg(test)]
mod socket;
#[cfg(test)]
mod status;
#[cfg(test)]
mod stream;
#[cfg(test)]
#[allow(dead_code, reason = "the town of the verbs' tests does more than is needed here")]
#[path = "../../../app/tests/verbs/town.rs"]
mod town;
