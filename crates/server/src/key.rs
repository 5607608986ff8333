//! `ownaccord key`: keys in files, under a passphrase or in clear.

use std::{
    fs,
    io::IsTerminal as _,
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use evidence::keys::{SigningKey, Sprinkle, is_encrypted};
use serde_json::json;
use zeroize::Zeroizing;

use crate::{
    admin::{self, Request},
    config::Config,
    data,
    fault::Fault,
    keystore, say,
};

/// The environment variable that may hold the passphrase of a person's key.
const VARIABLE: &str = "OWNACCORD_KEY_PASSPHRASE";

/// What to do with a key.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a key of one's own in a new file, and print its public half. Needs no server and no configuration.
    New {
        /// The file, which must not exist.
        file: PathBuf,
        #[command(flatten)]
        passphrase: Passphrase,
    },
    /// Put the keys of this instance that lie on the disk in clear under the configured passphrase.
    Encrypt,
    /// Have another key sign for this instance. The first time: makes the next key, which is published and signs nothing yet. The second
    /// time, a day or more later: it takes the place of the one before.
    Rotate,
    /// Say in the log that a key of this instance is worth nothing for what was signed since a moment.
    Revoke {
        /// The key's id, as `ownaccord key list` prints it.
        key: domain::signatory::Thumbprint,
        /// Since when (RFC 3339), such as 2027-01-31T18:00:00Z. What was signed before stays good: the log proves its age.
        #[arg(long)]
        since: domain::moment::Moment,
    },
    /// Print every key that this instance has published, a line each.
    List,
    /// Print the public half of a key in a file.
    Show {
        /// The file.
        file: PathBuf,
        #[command(flatten)]
        passphrase: Passphrase,
    },
}

/// Where the passphrase of a key comes from. Without any of these it is asked for, where there is a terminal.
#[derive(Debug, Args)]
pub struct Passphrase {
    /// A file whose first line is the passphrase. Or set OWNACCORD_KEY_PASSPHRASE.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// Keep the key in clear: whoever gets the file can sign with it.
    #[arg(long)]
    unencrypted: bool,
}

/// What is done with the keys of this instance.
pub async fn of_instance(config: &Config, command: &Command) -> Result<(), Fault> {
    match command {
        // These know nothing of any instance.
        Command::New { file, passphrase } => new(file, passphrase),
        Command::Show { file, passphrase } => show(file, passphrase),
        Command::Encrypt => keystore::encrypt(config),
        Command::Rotate => keystore::rotate(config),
        Command::Revoke { key, since } => {
            let request = Request::RevokeKey { key: key.clone(), since: *since };
            say::line(admin::run::<String>(config, &request).await?);
            Ok(())
        }
        Command::List => {
            admin::run::<Vec<String>>(config, &Request::ListKeys).await?.iter().for_each(say::line);
            Ok(())
        }
    }
}

/// Makes a key.
pub fn new(file: &Path, passphrase: &Passphrase) -> Result<(), Fault> {
    let key = fresh()?;
    let pem = match passphrase.unencrypted {
        true => key.to_pem().map_err(|error| failed(file, error.to_string()))?,
        false => encrypted(&key, &passphrase.chosen()?)?,
    };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    data::put(folder.unwrap_or(Path::new(".")), file, pem.as_bytes())
        .map_err(|error| failed(file, error.to_string()))?;
    say::line(public(&key));
    Ok(())
}

/// Prints the public half of a key.
pub fn show(file: &Path, passphrase: &Passphrase) -> Result<(), Fault> {
    say::line(public(&passphrase.open(file)?));
    Ok(())
}

/// A fresh key.
pub fn fresh() -> Result<SigningKey, Fault> {
    let mut seed = Zeroizing::new([0; 32]);
    getrandom::fill(&mut *seed).map_err(|error| no_chance(error.to_string()))?;
    Ok(SigningKey::from_seed(&seed))
}

/// A key under a passphrase, in PEM.
pub fn encrypted(key: &SigningKey, passphrase: &str) -> Result<Zeroizing<String>, Fault> {
    let mut with = Sprinkle { salt: [0; 16], iv: [0; 16] };
    for bytes in [&mut with.salt, &mut with.iv] {
        getrandom::fill(bytes).map_err(|error| no_chance(error.to_string()))?;
    }
    key.to_encrypted_pem(passphrase, &with).map_err(|error| no_chance(error.to_string()))
}

fn public(key: &SigningKey) -> String {
    let public = key.public();
    json!({ "thumbprint": key.id(), "jwk": public.to_jwk(), "multibase": public.to_multibase() }).to_string()
}

fn failed(file: &Path, why: String) -> Fault {
    let remedy = "Name a new file in a folder that this user can write to.";
    Fault::new(format!("The key {} cannot be made", file.display()), why, remedy)
}

fn no_chance(why: String) -> Fault {
    Fault::new("A key cannot be made", why, "Try again.")
}

impl Passphrase {
    /// The key in a file, opened if it is under a passphrase.
    pub fn open(&self, file: &Path) -> Result<SigningKey, Fault> {
        let unreadable = |why: String| {
            let remedy = "Name a key file that this user can read, as `ownaccord key new` makes one.";
            Fault::new(format!("The key {} cannot be read", file.display()), why, remedy)
        };
        let pem =
            fs::read_to_string(file).map(Zeroizing::new).map_err(|error| unreadable(error.to_string()))?;
        let key = match is_encrypted(&pem) {
            false => SigningKey::from_pem(&pem),
            true => SigningKey::from_encrypted_pem(&pem, &self.given("Passphrase of the key: ")?),
        };
        key.map_err(|error| unreadable(error.to_string()))
    }

    /// A passphrase for a new key: asked for twice where somebody types it.
    fn chosen(&self) -> Result<Zeroizing<String>, Fault> {
        let typed = self.passphrase_file.is_none() && std::env::var_os(VARIABLE).is_none();
        let passphrase = self.given("Passphrase for the new key: ")?;
        if passphrase.is_empty() {
            return Err(missing("it is empty"));
        }
        if typed && *self.given("The same again: ")? != *passphrase {
            return Err(missing("the two are not the same"));
        }
        Ok(passphrase)
    }

    fn given(&self, prompt: &str) -> Result<Zeroizing<String>, Fault> {
        if let Some(file) = &self.passphrase_file {
            return first_line(file);
        }
        if let Ok(passphrase) = std::env::var(VARIABLE) {
            return Ok(Zeroizing::new(passphrase));
        }
        ask(prompt)
    }
}

/// The first line of a file.
pub fn first_line(file: &Path) -> Result<Zeroizing<String>, Fault> {
    let text = fs::read_to_string(file).map(Zeroizing::new).map_err(|error| {
        let what = format!("The passphrase file {} cannot be read", file.display());
        Fault::usage(what, error.to_string(), "Name a file that this user can read.")
    })?;
    Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
}

/// Asks whoever sits at the terminal.
pub fn ask(prompt: &str) -> Result<Zeroizing<String>, Fault> {
    if !std::io::stdin().is_terminal() {
        return Err(missing("there is no terminal to ask at"));
    }
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|error| missing(&error.to_string()))
}

fn missing(why: &str) -> Fault {
    let remedy = format!("Use --passphrase-file FILE, or set {VARIABLE}.");
    Fault::usage("There is no passphrase for the key", why, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(file: Option<PathBuf>, unencrypted: bool) -> Passphrase {
        Passphrase { passphrase_file: file, unencrypted }
    }

    #[test]
    fn a_key_is_made_once_private_and_opens_by_its_passphrase() {
        let dir = tempfile::tempdir().unwrap();
        let [file, words, other] = ["key.pem", "words", "other"].map(|name| dir.path().join(name));
        fs::write(&words, "open sesame\nmore\n").unwrap();
        fs::write(&other, "open barley\n").unwrap();
        new(&file, &with(Some(words.clone()), false)).unwrap();
        assert!(data::is_private(&file).unwrap());
        let pem = fs::read_to_string(&file).unwrap();
        assert!(is_encrypted(&pem));
        with(Some(words.clone()), false).open(&file).unwrap();
        assert!(with(Some(other), false).open(&file).unwrap_err().why.contains("passphrase"));
        assert!(new(&file, &with(Some(words), false)).is_err(), "never over another");
        assert_eq!(fs::read_to_string(&file).unwrap(), pem);
    }

    #[test]
    fn a_key_in_clear_needs_no_passphrase() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("key.pem");
        new(&file, &with(None, true)).unwrap();
        assert!(!is_encrypted(&fs::read_to_string(&file).unwrap()));
        with(None, false).open(&file).unwrap();
    }

    #[test]
    fn openssl_reads_it() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("key.pem");
        let key = fresh().unwrap();
        fs::write(&file, encrypted(&key, "open sesame").unwrap().as_bytes()).unwrap();
        let read = std::process::Command::new("openssl")
            .args(["pkey", "-passin", "pass:open sesame", "-outform", "DER", "-pubout", "-in"])
            .arg(&file)
            .output()
            .expect("openssl");
        assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        assert!(read.stdout.ends_with(&key.public().to_bytes()));
    }
}
