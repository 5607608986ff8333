//! What the command line says to people and to scripts: the only place that writes to the terminal.

use std::io::Write as _;

use crate::fault::Fault;

/// A line on the standard output. A reader that has gone away is no fault of ours.
pub fn line(text: impl AsRef<str>) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", text.as_ref()).and_then(|()| out.flush());
}

/// A text on the standard output, as it is.
pub fn text(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// What failed, why, and what to do, on the standard error.
pub fn fault(fault: &Fault) {
    let mut out = std::io::stderr().lock();
    let _ = writeln!(out, "✗ {fault}\n  → {}", fault.remedy);
}
