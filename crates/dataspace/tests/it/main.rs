//! The door by itself: what comes in that is not as the protocol has it, and who is let in.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod door;
mod examples;
mod garbage;
#[allow(dead_code, reason = "as of the town")]
#[path = "../../../app/tests/verbs/signing.rs"]
mod signing;
mod tampered;
#[allow(dead_code, reason = "the town of the verbs' tests does more than is needed here")]
#[path = "../../../app/tests/verbs/town.rs"]
mod town;
