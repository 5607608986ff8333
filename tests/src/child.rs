//! A process that ends with its story.
//!
//! It stays in the test's process group: where nextest ends a test that takes too long, its children end too.

use std::{
    fs::{self, File},
    io,
    os::unix::process::ExitStatusExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};

use crate::{SOON, eventually};

/// What the kernel sends to whoever writes more than it may.
const SIGXFSZ: i32 = 25;

/// A running program, with everything it says in a file.
#[derive(Debug)]
pub struct Running {
    child: Child,
    log: PathBuf,
    name: String,
}

impl Running {
    /// Starts it; output is appended to `log`.
    pub fn start(name: &str, command: &mut Command, log: &Path) -> Self {
        let out = File::options().create(true).append(true).open(log).expect("a log file");
        let err = out.try_clone().expect("the log file twice");
        let child = command
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(err)
            .spawn()
            .unwrap_or_else(|e| crate::fail(&format!("{name} does not start: {e}")));
        Self { child, log: log.to_owned(), name: name.to_owned() }
    }

    /// The end status, if it has ended.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("the state of a child")
    }

    /// SIGKILL, and waits for the end.
    pub fn kill_nine(&mut self) {
        // An error means that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Sends a signal by its name, such as `TERM`, `STOP` or `CONT`.
    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &pid]).status().expect("the program `kill`");
        assert!(sent.success(), "{}: signal {name} was not sent", self.name);
    }

    /// From now on the kernel ends it at the first byte that it wants to write to a file, before that byte is written: as
    /// abrupt as SIGKILL, and at an instant that no clock could hit.
    pub fn dies_of_writing(&self) {
        let pid = self.child.id().to_string();
        let limits = ["--pid", &pid, "--fsize=0:0", "--core=0:0"];
        let set = Command::new("prlimit").args(limits).status().expect("the program `prlimit`");
        assert!(set.success(), "{}: its limits were not set", self.name);
    }

    /// Waits until it has died of writing.
    pub async fn died_of_writing(&mut self) {
        let what = format!("{} wants to write", self.name);
        let status = eventually(&what, SOON, async || self.ended()).await;
        assert_eq!(status.signal(), Some(SIGXFSZ), "{}: {status}", self.name);
    }

    /// SIGTERM, and waits for the end.
    pub async fn stop(&mut self, within: Duration) -> ExitStatus {
        if self.ended().is_none() {
            self.signal("TERM");
        }
        let what = format!("{} ends after SIGTERM", self.name);
        eventually(&what, within, async || self.ended()).await
    }

    /// How many seconds of processor time it has used so far.
    pub fn processor_seconds(&self) -> f64 {
        processor_seconds(self.child.id())
    }

    /// Waits for the end by itself.
    pub async fn finished(&mut self) -> ExitStatus {
        let what = format!("{} ends by itself", self.name);
        eventually(&what, SOON * 2, async || self.ended()).await
    }

    /// What it has said so far.
    pub fn said(&self) -> String {
        fs::read(&self.log)
            .map_or_else(|_| String::new(), |bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The last lines of what it has said.
    pub fn tail(&self, lines: usize) -> String {
        let said = self.said();
        let all: Vec<_> = said.lines().collect();
        all[all.len().saturating_sub(lines)..].join("\n")
    }
}

/// How many seconds of processor time a process has used so far, in user mode and in the kernel. The kernel counts them
/// in hundredths on every platform that it reports them on.
pub fn processor_seconds(pid: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).expect("the process lives");
    // The second field is the name in brackets, which may hold spaces.
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u64 = fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    ticks as f64 / 100.0
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill_nine();
        if std::thread::panicking() {
            let text = format!("--- the end of {}'s log ---\n{}\n", self.name, self.tail(40));
            // Standard error may be closed; the story has failed anyway.
            let _ = io::Write::write_all(&mut io::stderr(), text.as_bytes());
        }
    }
}
