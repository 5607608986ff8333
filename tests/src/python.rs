//! Programs beside the stories, in Python for the most part: other people's libraries, to judge us or to be members.

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
        command.arg("-u").arg(place::root().join("tests").join(script)).args(arguments);
        Self::spawn(script, command, dir)
    }

    /// The same of a program in another language, run by `runner`.
    pub fn run(runner: &str, script: &str, arguments: &[&str], dir: &Path) -> Self {
        let mut command = Command::new(runner);
        command.arg(script).args(arguments);
        Self::spawn(script, command, dir)
    }

    fn spawn(name: &str, mut command: Command, dir: &Path) -> Self {
        let log = dir.join(format!("{}-{}.log", name.replace('/', "-"), place::fresh()));
        Self { process: Running::start(name, command.current_dir(dir), &log), name: name.to_owned() }
    }

    /// How many lines have told of this step.
    pub fn times(&self, step: &str) -> usize {
        lines(&self.process.said()).filter(|line| line["step"] == step).count()
    }

    /// How many lines have told of steps that begin so.
    pub fn count(&self, beginning: &str) -> usize {
        let begins = |line: &Value| line["step"].as_str().is_some_and(|step| step.starts_with(beginning));
        lines(&self.process.said()).filter(begins).count()
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
