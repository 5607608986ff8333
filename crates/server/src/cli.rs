//! What can be typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use domain::taxonomy::CodeKind;

use crate::{
    admin::{Errand, Known},
    demo, key, sign,
};

/// Collective consent: communities decide together, on their own homeserver, who may use data about them and for what.
#[derive(Debug, Parser)]
#[command(name = "ownaccord", version, about)]
pub struct Cli {
    /// The configuration, in TOML. Without it: ownaccord.toml here, if there is one.
    #[arg(long, global = true, value_name = "FILE", env = "OWNACCORD_CONFIG")]
    pub config: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the server and the steward bot until SIGTERM or Ctrl-C.
    Serve,
    /// Bring the database's schema up to date. `serve` does that by itself.
    Migrate,
    /// Check the configuration against the world, a line for each check.
    Doctor,
    /// Keys: those of this instance, and a person's own.
    #[command(subcommand)]
    Key(key::Command),
    /// Sign with a key of one's own, on one's own machine; prints the JWS to send.
    #[command(subcommand)]
    Sign(sign::Command),
    /// Check anything that an instance signs: a decision, a receipt, an agreement, a status list, a whole export.
    Verify(Verify),
    /// See whether the public log of an instance grew out of what you saw before.
    Watch(Watch),
    /// Be a witness of other instances' logs: sign what grew, refuse what was rewritten. Needs no configuration.
    Witness(Witness),
    /// Write a community's decisions to a folder that verifies without us; or the record of one vote, to be counted again.
    Export(Export),
    /// Count a vote again from its record alone, and say where the signed decision differs.
    Recount(Recount),
    /// Make a one-time token with which somebody founds a community or registers an organisation; prints JSON.
    Invite {
        /// For whom.
        kind: Errand,
    },
    /// Make a further API token for somebody who is known already; prints JSON.
    Token(Token),
    /// Play the whole story, from a request to a binding decision, on a running server and homeserver.
    Demo(demo::Options),
    /// Print or search the shared language of codes: stages, data, purposes, recipients, harms and the others.
    Taxonomy(Taxonomy),
    /// Print docs/configuration.md.
    ConfigReference,
}

/// Arguments of `verify`. It exits with 0 where everything holds, 1 where something was refused, 2 where the command cannot be
/// understood, and 3 where something is missing that it takes to tell.
#[derive(Debug, Default, Args)]
pub struct Verify {
    /// The file, whatever it is; several that belong together, such as an agreement with status lists, or a proof of the log with its
    /// entry; a folder that `ownaccord export` wrote; or a folder with the published files of a log.
    #[arg(value_name = "FILE|DIR", required = true)]
    pub files: Vec<PathBuf>,
    /// The key set to trust, a file or an address. Without it: the one that the issuer named in the document publishes.
    #[arg(long, value_name = "FILE_OR_URL")]
    pub jwks: Option<String>,
    /// A DID document whose keys are trusted for whoever it names; a file. Can be given more than once.
    #[arg(long, value_name = "FILE")]
    pub did: Vec<PathBuf>,
    /// The key of the log, as /log/key shows it: the key itself, a file or an address. Without it: the one that the instance shows.
    #[arg(long, value_name = "KEY|FILE|URL")]
    pub log_key: Option<String>,
    /// A witness that must have signed the log's checkpoint, by its key. Can be given more than once.
    #[arg(long, value_name = "KEY")]
    pub witness: Vec<String>,
    /// A checkpoint that you kept, as /log/checkpoint showed it or as it stood in a room: what contradicts it is refused.
    #[arg(long, value_name = "FILE")]
    pub checkpoint: Option<PathBuf>,
    /// The moment for which to say where agreements stand, such as 2026-03-01T12:00:00Z. Without it: now, and of a folder the time at
    /// which it was made.
    #[arg(long, value_name = "MOMENT")]
    pub at: Option<String>,
    /// What a receipt's ballot or seat was made of: see that it is the receipt's.
    #[arg(long, value_name = "FILE")]
    pub opening: Option<PathBuf>,
    /// Print JSON, for scripts.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `watch`. It exits with 0 where the log has only grown, 1 where it was rewritten, 2 where the command cannot be
/// understood, and 3 where the log could not be read.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("before").required(true))]
pub struct Watch {
    /// The address of the instance.
    pub url: String,
    /// Where what was seen is kept between one look and the next; made at the first.
    #[arg(long, value_name = "FILE", group = "before")]
    pub state: Option<PathBuf>,
    /// A checkpoint that somebody kept, as /log/checkpoint showed it or as it stood in a room.
    #[arg(long, value_name = "FILE", group = "before")]
    pub checkpoint: Option<PathBuf>,
    /// The log's key, as /log/key shows it. Without it: the one kept, or at the first look the one that the instance shows.
    #[arg(long, value_name = "KEY")]
    pub key: Option<String>,
}

/// Arguments of `witness`.
#[derive(Debug, Args)]
pub struct Witness {
    /// The key to sign with, as `ownaccord key new` makes one; for nothing else.
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    #[command(flatten)]
    pub passphrase: key::Passphrase,
    /// The name to sign under, such as witness.example/ours.
    #[arg(long)]
    pub name: String,
    /// A log to be a witness of, by its key as /log/key shows it. Can be given more than once.
    #[arg(long = "log", value_name = "KEY", required = true)]
    pub logs: Vec<String>,
    /// Where what was signed is kept; made at the first start. Never put an old copy in its place.
    #[arg(long, value_name = "FILE")]
    pub state: PathBuf,
    /// Where to listen.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8090")]
    pub listen: std::net::SocketAddr,
}

/// Arguments of `taxonomy`.
#[derive(Debug, Args)]
pub struct Taxonomy {
    /// What to look for in codes, labels and sentences; all words must be there. Without them: everything.
    pub words: Vec<String>,
    /// Only codes of this kind: stage, reason, data, purpose, technology, recipient, harm, benefit, scale, condition, basis.
    #[arg(long)]
    pub kind: Option<CodeKind>,
    /// The language of labels and sentences.
    #[arg(long, value_name = "TAG", default_value = "en")]
    pub language: String,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `export`.
#[derive(Debug, Args)]
pub struct Export {
    /// A community's id (com_…): its decisions, with all that it takes to check them, go to a folder. Or a decision's id (dec_…): the
    /// record of that vote goes to a file; it is not for publication.
    #[arg(value_name = "COMMUNITY|DECISION")]
    pub what: String,
    /// The folder to make, for a community.
    #[arg(value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Of a community: put the records of the votes in, too. The folder is then not for publication.
    #[arg(long, requires = "dir")]
    pub records: bool,
    /// Of a decision: the file to write, which must not exist. Without it: the standard output.
    #[arg(long, value_name = "FILE", conflicts_with = "dir")]
    pub out: Option<PathBuf>,
}

/// Arguments of `recount`.
#[derive(Debug, Args)]
pub struct Recount {
    /// A record, as `export` writes it; or the id (dec_…) of a decision of this instance.
    #[arg(value_name = "FILE|DECISION")]
    pub record: String,
    /// The key set to trust, a file or an address. Without it: of a file the one that the issuer named in the decision
    /// publishes, of a decision of this instance its own.
    #[arg(long, value_name = "FILE_OR_URL")]
    pub jwks: Option<String>,
}

/// Arguments of `token`.
#[derive(Debug, Args)]
pub struct Token {
    /// For whom.
    pub kind: Known,
    /// The id: a member's (mem_…), an advocate's (adv_…), a requester's contact's (con_…); for a data holder the id of a
    /// requester (req_…).
    #[arg(long)]
    pub id: String,
    /// How many days it holds. Without it: until it is revoked.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub days: Option<u32>,
}
