//! The door by itself: what comes in that is not as the protocol has it, and who is let in.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod door;
mod examples;
mod garbage;
