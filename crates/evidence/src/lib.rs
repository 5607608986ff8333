//! What a third party can check without us.
//!
//! A document becomes bytes in exactly one way ([`canonical`]). An instance signs those bytes with a key ([`keys`]) in the form
//! any JOSE library reads ([`jws`]). Who stood on the roll ([`roll`]) and which ballots were counted ([`ballots`]) are bound by
//! the roots of salted Merkle trees ([`merkle`]), so that one seat or one ballot can be shown without showing the others. The
//! outcome of a vote is a signed [`decision`] that names all of these by digest ([`digest`]). Whoever is given a vote's [`record`],
//! which names nobody, counts again. What others build on is a [`credential`], issued under a name that says where its keys are
//! published ([`did`]); whoever signs beside the instance signs a document of its own kind ([`signature`]).
//!
//! Everything here is a pure function: keys, salts and times are arguments. Nothing here does I/O, asks a clock or draws chance.

pub mod agreement;
pub mod ballots;
pub mod bundle;
pub mod canonical;
pub mod check;
pub mod credential;
pub mod decision;
pub mod did;
pub mod digest;
pub mod export;
pub mod history;
pub mod jws;
pub mod keys;
pub mod log;
pub mod merkle;
pub mod odrl;
#[cfg(test)]
mod pointers;
pub mod receipt;
pub mod record;
pub mod roll;
pub mod seal;
pub mod signature;
pub mod signers;
pub mod standing;
pub mod status;
#[cfg(test)]
mod tampered;
pub mod webhook;
