//! Judges that none of us wrote: two libraries that count elections, and published votes with their published figures.
//!
//! Nobody skips them. They live beside the tests' servers; `./run test` brings them, and `eval "$(./run env)"` for tests
//! that are started by hand.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot hear its judge has failed")]

mod elections;
mod libraries;
mod snapshot;

use std::{env, path::PathBuf};

/// Where the judges are.
fn oracles() -> PathBuf {
    let place = env::var_os("OWNACCORD_ORACLES").map(PathBuf::from);
    place.unwrap_or_else(|| {
        panic!(
            "OWNACCORD_ORACLES is not set, so that the judges of the tallies cannot be asked: use `./run test`, or \
             `eval \"$(./run env)\"` before a test of your own"
        )
    })
}
