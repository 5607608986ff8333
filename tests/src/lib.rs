//! The harness of the stories: real servers, real accounts, people with verbs.
//!
//! It knows Ownaccord only from outside: the built binary, its GraphQL and its Matrix rooms. No crate of the house is
//! a dependency. `./run test` starts what all stories share (PostgreSQL, one Synapse) and names it in the environment;
//! `./run env` does the same for a `cargo nextest run` by hand.
//!
//! A story waits for conditions, never for time: [`eventually`]. What it starts ends with it, also when it fails; a
//! story that fails shows the end of its servers' logs.

use std::time::{Duration, Instant};

pub mod child;
pub mod graphql;
pub mod matrix;
pub mod node;
pub mod people;
pub mod place;
pub mod postgres;
pub mod proxy;
pub mod python;
pub mod server;
pub mod signing;
pub mod subscription;
pub mod synapse;
pub mod terms;
pub mod town;

/// How long a story waits for something that should happen soon. Generous: the machine may be busy.
pub const SOON: Duration = Duration::from_secs(60);

/// Ends the story with a reason.
#[expect(clippy::panic, reason = "a story that cannot go on has failed")]
pub fn fail(why: &str) -> ! {
    panic!("{why}")
}

/// Looks again and again until there is something to see, and fails the story after `within`.
pub async fn eventually<T>(what: &str, within: Duration, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let began = Instant::now();
    let mut pause = Duration::from_millis(20);
    loop {
        if let Some(seen) = look().await {
            return seen;
        }
        if began.elapsed() > within {
            fail(&format!("waited {} s in vain: {what}", within.as_secs()));
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(Duration::from_millis(250));
    }
}
