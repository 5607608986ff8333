//! Agreements and questions drawn from a seed, and a second reading of the permission rule ([`naive`]) that is as plain as it can be.

#[cfg(feature = "peers")]
pub mod cedar;
pub mod naive;
mod world;

pub use world::{Bound, Chance, World, start, template};
