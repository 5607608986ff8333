//! The operator's errands: one-time tokens, further tokens, an examination of the database.
//!
//! On SQLite a running server holds the file for itself. So the command line asks it through a socket in the data directory,
//! which only the server's own user can open, and does the errand itself where no server answers.

use std::path::Path;

use app::{App, AppError, storage::Holder};
use clap::ValueEnum;
use domain::moment::Span;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    compose,
    config::Config,
    data,
    fault::{self, Fault},
    folder, recount,
};

mod socket;
#[cfg(test)]
mod tests;

pub use socket::{Door, ask};

/// What a one-time token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Errand {
    /// To found a community.
    Founder,
    /// To register an intermediary.
    Intermediary,
    /// To register a requester.
    Requester,
}

/// Whom a further token is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Known {
    /// A member of a community.
    Member,
    /// Somebody who acts for an intermediary.
    Advocate,
    /// Somebody who acts for a requester.
    Requester,
    /// Somebody who holds data that a requester may use.
    DataHolder,
}

/// An errand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Request {
    /// Make a one-time token.
    Invite {
        /// What for.
        kind: Errand,
    },
    /// Make a further token.
    Token {
        /// Whom for.
        kind: Known,
        /// The id.
        id: String,
        /// How many days it holds; until it is revoked, if none is given.
        days: Option<u32>,
    },
    /// Write the record of a decided vote.
    Export {
        /// The decision's id.
        decision: String,
    },
    /// Revoke a key of this instance.
    RevokeKey {
        /// Which.
        key: domain::signatory::Thumbprint,
        /// Since when.
        since: domain::moment::Moment,
    },
    /// Say which keys this instance has published.
    ListKeys,
    /// Write all that a community decided.
    ExportCommunity {
        /// The community's id.
        community: String,
        /// Whether the records of its votes are wanted, too.
        records: bool,
    },
    /// Say what the database is, and check the journal's chain.
    Examine,
}

/// A token, as the command line prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Issued {
    /// The token, shown this once.
    pub token: String,
    /// From when it is worth nothing (RFC 3339).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
}

/// What an examination found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Examined {
    /// The kind of database and its version.
    pub database: String,
    /// How many entries of the journal were checked.
    pub journal: u64,
}

/// Has an errand done by the server that runs on this data directory, or does it here if there is none.
pub async fn run<T: DeserializeOwned>(config: &Config, request: &Request) -> Result<T, Fault> {
    let answer = match ask(&config.data_dir, request).await? {
        Some(answer) => answer,
        None => {
            let app = compose::open(config).await?;
            let answer = perform(&app, request).await;
            compose::close(&app).await;
            answer?
        }
    };
    serde_json::from_value(answer).map_err(|error| {
        let remedy = "Is the running server of another version than this command? Restart it.";
        Fault::new("The server's answer cannot be read", error.to_string(), remedy)
    })
}

/// Does an errand.
pub async fn perform(app: &App, request: &Request) -> Result<Value, Fault> {
    match request {
        Request::Invite { kind } => {
            let errand = match kind {
                Errand::Founder => app::Errand::Founder,
                Errand::Intermediary => app::Errand::Intermediary,
                Errand::Requester => app::Errand::Requester,
            };
            let (token, expires) =
                app.enrol(errand).await.map_err(|error| refused("The token was not made", &error))?;
            Ok(json!(Issued { token, expires_at: Some(expires.to_string()) }))
        }
        Request::Token { kind, id, days } => {
            let holder = holder(*kind, id)?;
            let lasts = days.map(Span::days);
            let token = app
                .issue_token(holder, lasts)
                .await
                .map_err(|error| refused("The token was not made", &error))?;
            Ok(json!(Issued { token, expires_at: lasts.map(|span| app.now().plus(span).to_string()) }))
        }
        Request::Export { decision } => export(app, decision).await,
        Request::RevokeKey { key, since } => {
            app.revoke_instance_key(key, *since)
                .await
                .map_err(|error| refused("The key was not revoked", &error))?;
            Ok(json!(format!("{key} is worth nothing for what was signed since {since}.")))
        }
        Request::ListKeys => {
            let keys =
                app.instance_keys().await.map_err(|error| refused("The keys cannot be listed", &error))?;
            Ok(json!(keys.iter().map(ToString::to_string).collect::<Vec<_>>()))
        }
        Request::ExportCommunity { community, records } => folder::exported(app, community, *records).await,
        Request::Examine => examine(app).await,
    }
}

async fn export(app: &App, decision: &str) -> Result<Value, Fault> {
    let id = recount::decision(decision).ok_or_else(|| {
        let remedy = "Copy it from the decision document, or from where the decision is shown.";
        Fault::usage("This is no id of a decision", "it must be dec_ and 32 digits", remedy)
    })?;
    let record = app.export(id).await.map_err(|error| match error {
        AppError::Refused(_) => {
            let remedy = "Check the id and --config: the database that is read is the configured one.";
            Fault::usage("There is nothing to export", "no decision with this id is known here", remedy)
        }
        other => refused("The record was not made", &other),
    })?;
    record.to_file().map(Value::from).map_err(|error| {
        let remedy = "Do not rely on this decision before its vote was examined: what is stored of it cannot be a vote.";
        Fault::new(format!("The record was not made ({})", error.code()), error.to_string(), remedy)
    })
}

async fn examine(app: &App) -> Result<Value, Fault> {
    let failed = |error| fault::of_storage("The database does not answer as it should", &error);
    let database = app.store().describe().await.map_err(failed)?;
    let journal = app.store().read().await.map_err(failed)?.verify_journal().await.map_err(failed)?;
    Ok(json!(Examined { database, journal }))
}

fn holder(kind: Known, id: &str) -> Result<Holder, Fault> {
    let (holder, shape) = match kind {
        Known::Member => (id.parse().ok().map(Holder::Member), "a member's, mem_ and 32 digits"),
        Known::Advocate => (id.parse().ok().map(Holder::Advocate), "an advocate's, adv_ and 32 digits"),
        Known::Requester => {
            (id.parse().ok().map(Holder::Contact), "a requester's contact's, con_ and 32 digits")
        }
        Known::DataHolder => (id.parse().ok().map(Holder::DataHolder), "a requester's, req_ and 32 digits"),
    };
    holder.ok_or_else(|| {
        Fault::usage(
            "The id is not one of this kind",
            format!("it must be {shape}"),
            "Copy it from where it was made.",
        )
    })
}

pub fn refused(what: &str, error: &AppError) -> Fault {
    match error {
        AppError::Refused(_) => {
            Fault::new(what, "nobody and nothing with this id is known here", "Check the id and --config.")
        }
        AppError::Storage(error) => fault::of_storage(what, error),
        other => Fault::new(what, fault::chain(other), "Try again; if it stays, keep the log and report it."),
    }
}

/// Where the socket of a data directory is.
fn path(data_dir: &Path) -> std::path::PathBuf {
    data::admin_socket(data_dir)
}
