//! How it stands with each witness, in a small file: so that `ownaccord doctor` can tell, of a server that runs and of one that refused
//! to start.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use domain::moment::Moment;
use serde::{Deserialize, Serialize};

use super::ask::Said;
use crate::{config::Config, durable, fault::Fault};

const FILE: &str = "witnesses.json";

/// What a witness said last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stand {
    /// The code of what it said ([`Said::code`]).
    code: String,
    /// The size of which it said so, where it is about one.
    size: Option<u64>,
    /// Since when it says so.
    since: Moment,
}

/// How it stands with all of them.
#[derive(Debug)]
pub struct Standing {
    file: PathBuf,
    stands: BTreeMap<String, Stand>,
}

impl Standing {
    /// As it was written last; nothing is known where that cannot be read, which is no reason to stop anything.
    pub fn open(data_dir: &Path) -> Self {
        let file = data_dir.join(FILE);
        let text = durable::read(&file).ok().flatten().unwrap_or_default();
        Self { file, stands: serde_json::from_str(&text).unwrap_or_default() }
    }

    /// Notes what a witness said; whether it says something else than before.
    pub fn note(&mut self, witness: &str, said: &Said, now: Moment) -> bool {
        let size = match said {
            Said::Signed(size, _) | Said::Ahead(size) | Said::Forked(size) => Some(*size),
            Said::Unknown | Said::Garbled | Said::Away(_) => None,
        };
        let before = self.stands.get(witness).filter(|stand| stand.code == said.code());
        let (news, since) = before.map_or((true, now), |before| (false, before.since));
        self.stands.insert(witness.to_owned(), Stand { code: said.code().to_owned(), size, since });
        news
    }

    /// Writes it down.
    pub fn write(&self) {
        if let Err(error) = durable::write(&self.file, &serde_json::json!(self.stands).to_string()) {
            tracing::warn!(%error, "what witnesses said cannot be written down");
        }
    }
}

/// For `ownaccord doctor`: how it stands with a witness.
pub fn told(config: &Config, witness: &str) -> Result<String, Fault> {
    let standing = Standing::open(&config.data_dir);
    let Some(stand) = standing.stands.get(witness) else {
        return Ok(format!("{witness} was not asked yet by a server with this data folder"));
    };
    let (size, since) = (stand.size.unwrap_or_default(), stand.since);
    let (why, remedy) = match stand.code.as_str() {
        "signed" => return Ok(format!("{witness} signed the log's {size} entries")),
        "log-behind" => (
            format!("it saw {size} entries and the log has fewer, since {since}"),
            "An old backup stands in the database's place: \"When a backup was restored\" in docs/operating.md.",
        ),
        "log-forked" => (
            format!("it saw other entries among the first {size}, since {since}"),
            "This log was rewritten, and others can tell: \"When a backup was restored\" in docs/operating.md.",
        ),
        "witness-unknown-log" => (
            format!("it was not told of this log, since {since}"),
            "Give its operator what /log/key shows, and see that the address is the witness's own.",
        ),
        "witness-garbled" => (
            format!("it answers what it should not, or under another key, since {since}"),
            "Compare its key in transparency.witnesses with the one that it prints.",
        ),
        _ => (format!("it does not answer, since {since}"), "Ask its operator; it is asked again by itself."),
    };
    Err(Fault::new(format!("{witness} does not sign ({})", stand.code), why, remedy))
}
