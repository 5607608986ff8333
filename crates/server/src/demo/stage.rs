//! What the audience sees: each act as it begins, each thing as it happens, and what was expected where it did not.

use std::{
    fmt::Display,
    sync::Mutex,
    time::{Duration, Instant},
};

use crate::{fault::Fault, say};

/// How long one thing may take before the story counts as broken.
const PATIENCE: Duration = Duration::from_secs(75);
/// How often is looked.
const LOOK: Duration = Duration::from_millis(250);

/// The teller.
pub struct Stage {
    began: Instant,
    act: Mutex<String>,
}

impl Stage {
    /// The curtain rises.
    pub fn new() -> Self {
        Self { began: Instant::now(), act: Mutex::new("before the first act".to_owned()) }
    }

    /// An act begins.
    pub fn begins(&self, act: &str) {
        if let Ok(mut now) = self.act.lock() {
            act.clone_into(&mut now);
        }
        say::line(format!("\n{act}"));
    }

    /// The act that is being played.
    pub fn act(&self) -> String {
        self.act.lock().map(|act| act.clone()).unwrap_or_default()
    }

    /// Something has happened.
    pub fn note(&self, words: impl Display) {
        say::line(format!("{:>7.1} s  {words}", self.began.elapsed().as_secs_f64()));
    }

    /// Words that somebody said, below what was noted last.
    pub fn quote(&self, text: &str) {
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            say::line(format!("           │ {line}"));
        }
    }
}

/// What was expected, and what was there instead.
pub fn broken(expected: &str, found: impl Display) -> Fault {
    Fault::new(
        format!("Expected: {expected}"),
        found.to_string(),
        "Look at the logs of the server and of the homeserver for this moment.",
    )
}

/// Breaks the story unless the expectation holds.
pub fn expect(holds: bool, expected: &str, found: impl Display) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err(broken(expected, found)) }
}

/// Looks until there is something to see.
pub async fn until<T>(
    expected: &str,
    look: impl AsyncFnMut() -> Result<Option<T>, Fault>,
) -> Result<T, Fault> {
    within(PATIENCE, expected, look).await
}

/// Looks for so long, or until there is something to see.
pub async fn within<T>(
    length: Duration,
    expected: &str,
    mut look: impl AsyncFnMut() -> Result<Option<T>, Fault>,
) -> Result<T, Fault> {
    let end = Instant::now() + length;
    loop {
        if let Some(seen) = look().await? {
            return Ok(seen);
        }
        if Instant::now() > end {
            return Err(broken(expected, format!("nothing of the kind in {} s", length.as_secs())));
        }
        tokio::time::sleep(LOOK).await;
    }
}
