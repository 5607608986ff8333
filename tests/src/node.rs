//! Programs in JavaScript beside the stories: other people's clients, which the judges' folder holds.

use std::path::{Path, PathBuf};

use crate::{place, python::Script};

/// Listens to a subscription with one variable, `since`: by `ws`, by `sse`, or as a page of another site would (`foreign`).
pub fn listens(way: &str, url: &str, token: &str, query: &str, dir: &Path) -> Script {
    let folder = PathBuf::from(place::variable("OWNACCORD_ORACLES")).join("clients");
    let script = place::root().join("tests/push/listen.mjs");
    let (folder, script) = (folder.display().to_string(), script.display().to_string());
    Script::run("node", &script, &[&folder, way, url, token, query], dir)
}
