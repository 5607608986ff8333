//! The configuration: one TOML file, and environment variables that override it.
//!
//! Every key is described once, in [`settings`]. Reading, the hint for an unknown key, and `docs/configuration.md` come from
//! that table, so that none of them can forget one.

mod reference;
mod settings;
#[cfg(test)]
mod tests;
mod transparency;
mod values;

use std::{
    fmt, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    str::FromStr,
};

use url::Url;

pub use reference::reference;
use settings as key;
pub use transparency::{Named, Transparency};
use values::Values;
use zeroize::Zeroizing;

use crate::fault::Fault;

/// Read when no other file is named, if it is there.
const DEFAULT_FILE: &str = "ownaccord.toml";

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where keys, the SQLite file, the bot's store and the admin socket live.
    pub data_dir: PathBuf,
    /// How the keys of this instance are kept.
    pub keys: Keys,
    /// The HTTP server.
    pub server: Server,
    /// Whether messages to requesters' connectors may go to plain HTTP and to private addresses.
    pub private_callbacks: bool,
    /// How letters go out, if they do.
    pub mail: Option<Mail>,
    /// The address of the database.
    pub database: Secret,
    /// The steward bot, if there is one.
    pub matrix: Option<Matrix>,
    /// Who countersigns the public log, and whose logs are countersigned here.
    pub transparency: Transparency,
    /// What is logged and how.
    pub log: Log,
}

/// The HTTP server.
#[derive(Clone, Debug)]
pub struct Server {
    /// Where it listens.
    pub listen: SocketAddr,
    /// How the world names it; decisions are signed under this name. Without a slash at its end.
    pub public_url: String,
    /// Whether GraphiQL is offered to browsers.
    pub graphiql: bool,
}

/// How the keys of this instance are kept.
#[derive(Clone, Debug)]
pub struct Keys {
    passphrase: Secret,
    passphrase_file: String,
    /// Whether a key may lie on the disk in clear.
    pub unencrypted: bool,
}

impl Keys {
    fn read(values: &Values) -> Result<Self, Fault> {
        let (words, file) = (values.text(&key::KEY_PASSPHRASE), values.text(&key::KEY_PASSPHRASE_FILE));
        if !words.is_empty() && !file.is_empty() {
            return Err(Fault::usage(
                "The passphrase of the keys is not clear",
                "keys.passphrase and keys.passphrase_file are both set",
                "Set one of them.",
            ));
        }
        Ok(Self {
            passphrase: Secret(words.to_owned()),
            passphrase_file: file.to_owned(),
            unencrypted: values.parse(&key::KEYS_UNENCRYPTED)?,
        })
    }

    /// The passphrase, if one is configured.
    pub fn passphrase(&self) -> Result<Option<Zeroizing<String>>, Fault> {
        if !self.passphrase_file.is_empty() {
            return crate::key::first_line(Path::new(&self.passphrase_file)).map(Some);
        }
        let words = self.passphrase.expose();
        Ok((!words.is_empty()).then(|| Zeroizing::new(words.to_owned())))
    }
}

/// How letters go out.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The mail server's address; may hold a password.
    pub server: Secret,
    /// Whom letters come from.
    pub from: String,
}

/// The steward bot's account.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// The homeserver's address for clients.
    pub homeserver: Url,
    /// The account's name.
    pub user: String,
    /// Its password.
    pub password: Secret,
}

/// What is logged and how.
#[derive(Clone, Debug)]
pub struct Log {
    /// For people or for programs.
    pub format: LogFormat,
    /// Which events, in the notation of `tracing_subscriber::EnvFilter`.
    pub filter: String,
}

/// For whom the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

impl FromStr for LogFormat {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err(()),
        }
    }
}

/// A text that is not printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret")
    }
}

impl Config {
    /// Reads `file`, or [`DEFAULT_FILE`] where none is named, and what the environment overrides.
    ///
    /// # Errors
    /// Of usage: a file that cannot be read, an unknown key, a value of the wrong shape.
    pub fn load(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
    ) -> Result<Self, Fault> {
        let path = file.unwrap_or(Path::new(DEFAULT_FILE));
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if file.is_none() && error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                let what = format!("The configuration {} cannot be read", path.display());
                return Err(Fault::usage(what, error.to_string(), "Name another file: --config FILE."));
            }
        };
        let mut values = Values::of_toml(&text, &path.display().to_string())?;
        values.override_by(environment)?;
        Self::read(&values)
    }

    fn read(values: &Values) -> Result<Self, Fault> {
        let data_dir = PathBuf::from(values.text(&key::DATA_DIR));
        let server = Server {
            listen: values.parse(&key::LISTEN)?,
            public_url: values.checked(&key::PUBLIC_URL, public_url)?,
            graphiql: values.parse(&key::GRAPHIQL)?,
        };
        let keys = Keys::read(values)?;
        let private_callbacks = values.parse(&key::PRIVATE_CALLBACKS)?;
        let mail = if values.has_section("mail") { Some(Mail::read(values)?) } else { None };
        let database = values.checked(&key::DATABASE_URL, |url| database_url(url, &data_dir))?;
        let matrix = if values.has_section("matrix") { Some(Matrix::read(values)?) } else { None };
        let transparency = Transparency::read(values)?;
        let log = Log {
            format: values.parse(&key::LOG_FORMAT)?,
            filter: values.checked(&key::LOG_FILTER, |text| {
                crate::telemetry::is_filter(text).then(|| text.to_owned())
            })?,
        };
        Ok(Self { data_dir, keys, server, private_callbacks, mail, database, matrix, transparency, log })
    }
}

impl Mail {
    fn read(values: &Values) -> Result<Self, Fault> {
        let smtp = |text: &str| text.starts_with("smtp://") || text.starts_with("smtps://");
        let server = values.checked(&key::MAIL_SERVER, |text| smtp(text).then(|| Secret(text.to_owned())))?;
        let from = values.checked(&key::MAIL_FROM, |text| text.contains('@').then(|| text.to_owned()))?;
        Ok(Self { server, from })
    }
}

impl Matrix {
    fn read(values: &Values) -> Result<Self, Fault> {
        let homeserver = values.checked(&key::HOMESERVER, http_url)?;
        let user = values.checked(&key::MATRIX_USER, |user| (!user.is_empty()).then(|| user.to_owned()))?;
        let (password, file) = (values.text(&key::PASSWORD), values.text(&key::PASSWORD_FILE));
        let password = match (password.is_empty(), file.is_empty()) {
            (false, true) => password.to_owned(),
            (true, false) => password_in(Path::new(file))?,
            _ => {
                return Err(Fault::usage(
                    "The bot's password is not clear",
                    "one of matrix.password and matrix.password_file is needed, and not both",
                    "Set one of them, or leave the section [matrix] out to run without Matrix.",
                ));
            }
        };
        Ok(Self { homeserver, user, password: Secret(password) })
    }
}

/// A password file's first line.
fn password_in(file: &Path) -> Result<String, Fault> {
    let text = fs::read_to_string(file).map_err(|error| {
        let what = format!("The bot's password file {} cannot be read", file.display());
        Fault::usage(what, error.to_string(), "Correct matrix.password_file, or let this user read the file.")
    })?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn http_url(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// An origin: decisions name it, and `/.well-known/jwks.json` is found below it.
fn public_url(text: &str) -> Option<String> {
    let url = http_url(text)?;
    let bare =
        url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    bare.then(|| url.as_str().trim_end_matches('/').to_owned())
}

fn database_url(text: &str, data_dir: &Path) -> Option<Secret> {
    if text.is_empty() {
        return Some(Secret(format!("sqlite://{}", data_dir.join("ownaccord.db").display())));
    }
    let known = ["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| text.starts_with(scheme));
    known.then(|| Secret(text.to_owned()))
}
