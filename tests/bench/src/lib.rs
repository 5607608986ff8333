//! Agreements and questions drawn from a seed, and a second reading of the permission rule ([`naive`]) that is as plain as it can be.

pub mod naive;
mod world;

pub use world::{Bound, Chance, World, start, template};
