//! Terms as a policy of ODRL 2.2, in the compacted form in which the Dataspace Protocol 2025-1 carries policies.
//!
//! What a machine can hold a use against is ODRL: one permission to `use` under constraints, the duties as obligations, no
//! retaliation as a prohibition. What only people can read (title, summary, answers to risks, benefits, what a "no" brings) stands in
//! the member `terms`. Each field of the terms has exactly one place, so that nothing can contradict itself; what has no
//! place is refused, so that nothing is lost in silence.
//!
//! Left operands: `purpose`, `spatial`, `recipient`, `elapsedTime`, `delayPeriod`, `dateTime` and `event` are ODRL's own;
//! `dataCategory`, `journeyStage`, `technology` and `storage` are ours, as the actions `promise` and `retaliate` are. Our words are
//! those of [`NAMESPACE`]; an instance serves the JSON-LD context that says so.

mod read;
mod start;
mod write;

pub use read::read;
pub use start::{dataset, start, start_id, target_of};
pub use write::{agreement, offer};

/// The namespace of our words.
pub const NAMESPACE: &str = "https://ownaccord.org/ns/v1#";

/// Our own words in policies: left operands, actions and members.
pub const WORDS: [&str; 26] = [
    "dataCategory",
    "journeyStage",
    "technology",
    "storage",
    "promise",
    "retaliate",
    "attest",
    "withdrawal",
    "terms",
    "title",
    "summary",
    "what",
    "evidence",
    "how",
    "harm",
    "mitigation",
    "benefit",
    "toWhom",
    "due",
    "onward",
    "whatFor",
    "ifRefused",
    "complaints",
    "assessment",
    "legalBasis",
    "usageTrail",
];

#[cfg(test)]
pub(crate) mod tests;
