//! Programs in Python beside the stories: other people's libraries, to judge us or to be members.

use std::{path::Path, process::Command, time::Duration};

use serde_json::Value;

use crate::{child::Running, eventually, fail, place};

/// A script of `tests/`, run by the venv's Python. It tells what it does in lines of JSON.
#[derive(Debug)]
pub struct Script {
    process: Running,
    name: String,
}

impl Script {
    /// Starts it; what it says goes to a log in `dir`.
    pub fn start(script: &str, arguments: &[&str], dir: &Path) -> Self {
        let mut command = Command::new(place::venv("python"));
        command.arg("-u").arg(place::root().join("tests").join(script)).args(arguments).current_dir(dir);
        let log = dir.join(format!("{}-{}.log", script.replace('/', "-"), place::fresh()));
        Self { process: Running::start(script, &mut command, &log), name: script.to_owned() }
    }

    /// Waits for the line whose `step` is this.
    pub async fn comes_to(&mut self, step: &str, within: Duration) -> Value {
        let what = format!("{} comes to “{step}”", self.name);
        eventually(&what, within, async || {
            let found = lines(&self.process.said()).find(|line| line["step"] == step);
            if found.is_none() && self.process.ended().is_some_and(|status| !status.success()) {
                fail(&format!("{} ended before “{step}”", self.name));
            }
            found
        })
        .await
    }

    /// Waits for its end and gives its last line; fails the story unless it ended well.
    pub async fn finishes(&mut self) -> Value {
        let status = self.process.finished().await;
        assert!(status.success(), "{} ended with {status}", self.name);
        let said = self.process.said();
        lines(&said).last().unwrap_or_else(|| fail(&format!("{} said nothing", self.name)))
    }
}

fn lines(said: &str) -> impl Iterator<Item = Value> {
    said.lines().filter_map(|line| serde_json::from_str(line).ok())
}
