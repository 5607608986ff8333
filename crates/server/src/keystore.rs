//! The keys of this instance on disk: under the configured passphrase or in clear, or not on disk but in the environment.

use std::{fs, io, path::Path};

use evidence::keys::{PublicKey, SigningKey, is_encrypted};
use zeroize::Zeroizing;

use crate::{
    config::Config,
    data::{self, KeyPlace, key_file, key_in_environment},
    fault::Fault,
    key, say,
};

/// How a key is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In the environment.
    InEnvironment,
    /// In a file, under a passphrase.
    Encrypted,
    /// In a file, in clear.
    InClear,
}

impl Kept {
    /// In words, for the operator.
    pub const fn told(self) -> &'static str {
        match self {
            Self::InEnvironment => "from the environment",
            Self::Encrypted => "encrypted under a passphrase",
            Self::InClear => "in clear on disk (ownaccord key encrypt puts it under a passphrase)",
        }
    }
}

/// A key: from the environment, or from its file, which is made if it is missing.
pub fn open(config: &Config, place: KeyPlace) -> Result<SigningKey, Fault> {
    match look(config, place)? {
        Some((key, _)) => Ok(key),
        None => make(config, place),
    }
}

/// A key and how it is kept; none where there is none yet.
pub fn look(config: &Config, place: KeyPlace) -> Result<Option<(SigningKey, Kept)>, Fault> {
    if let Some(key) = key_in_environment(place)? {
        return Ok(Some((key, Kept::InEnvironment)));
    }
    let Some(pem) = pem(config, place)? else { return Ok(None) };
    let kept = if is_encrypted(&pem) { Kept::Encrypted } else { Kept::InClear };
    let read = match kept {
        Kept::Encrypted => SigningKey::from_encrypted_pem(&pem, &passphrase(config, place)?),
        Kept::InEnvironment | Kept::InClear => {
            accepts_clear(config, place)?;
            SigningKey::from_pem(&pem)
        }
    };
    let key = read.map_err(|error| {
        let what = format!("The {} {} is of no use", place.name, key_file(&config.data_dir, place).display());
        let remedy = match kept {
            Kept::Encrypted => "Set keys.passphrase or keys.passphrase_file to the passphrase that it was put under. If that is \
                                lost, so is the key: docs/keys.md says what to do then.",
            Kept::InEnvironment | Kept::InClear => {
                "Put back the file from your backup. Only if this instance has never signed anything: delete it, and a new one is \
                 made."
            }
        };
        Fault::new(what, error.to_string(), remedy)
    })?;
    Ok(Some((key, kept)))
}

/// The public half of the key that signs next, if one waits for its time.
pub fn next(config: &Config) -> Result<Option<PublicKey>, Fault> {
    Ok(look(config, data::NEXT_KEY)?.map(|(key, _)| key.public()))
}

/// Puts the keys on disk that are in clear under the configured passphrase.
pub fn encrypt(config: &Config) -> Result<(), Fault> {
    for place in data::KEYS.into_iter().chain(data::LATER_KEYS) {
        let Some(pem) = pem(config, place)? else { continue };
        let file = key_file(&config.data_dir, place);
        if is_encrypted(&pem) {
            say::line(format!("The {} is encrypted already.", place.name));
            continue;
        }
        let failed = |why: String| {
            let what = format!("The {} {} cannot be encrypted", place.name, file.display());
            Fault::new(what, why, "The key in clear is still there. Correct what is wrong and try again.")
        };
        let key = SigningKey::from_pem(&pem).map_err(|error| failed(error.to_string()))?;
        let words = config.keys.passphrase()?.map_or_else(|| typed_twice(place), Ok)?;
        let closed = key::encrypted(&key, &words)?;
        let opens = SigningKey::from_encrypted_pem(&closed, &words).is_ok_and(|again| again.id() == key.id());
        if !opens {
            return Err(failed("what was written does not open again".to_owned()));
        }
        data::replace(&config.data_dir, &file, closed.as_bytes())
            .map_err(|error| failed(error.to_string()))?;
        say::line(format!("The {} is encrypted now. Keep the passphrase apart from the backup.", place.name));
    }
    Ok(())
}

/// One step of a rotation: makes the next key, or has the next key take the place of the one that signs.
pub fn rotate(config: &Config) -> Result<(), Fault> {
    if key_in_environment(data::SIGNING_KEY)?.is_some() {
        let why = format!("{} holds the key that signs", data::SIGNING_KEY.variable.unwrap_or_default());
        let next = data::NEXT_KEY.variable.unwrap_or_default();
        let remedy = format!("Set {next} first, restart, and a day later move it over.");
        return Err(Fault::new("There is no file to rotate", why, remedy));
    }
    let file = key_file(&config.data_dir, data::NEXT_KEY);
    if !file.exists() {
        data::prepare(&config.data_dir)?;
        let next = make(config, data::NEXT_KEY)?;
        say::line(format!("The next key is {}. It signs nothing yet.", next.id()));
        say::line(
            "Restart the server: it publishes the key. Run this again when others have seen it, in a day or more.",
        );
        return Ok(());
    }
    let next = open(config, data::NEXT_KEY)?;
    let now = key_file(&config.data_dir, data::SIGNING_KEY);
    fs::rename(&file, &now).map_err(|error| {
        let what = format!("{} cannot take the place of {}", file.display(), now.display());
        Fault::new(
            what,
            error.to_string(),
            "Both keys are still there. Let this user write there, and try again.",
        )
    })?;
    say::line(format!("{} signs from the next start of the server on. Restart it now.", next.id()));
    say::line(
        "The key before it is gone from the disk; its public half stays published, for what it signed.",
    );
    Ok(())
}

fn pem(config: &Config, place: KeyPlace) -> Result<Option<Zeroizing<String>>, Fault> {
    let file = key_file(&config.data_dir, place);
    match fs::read_to_string(&file) {
        Ok(pem) => Ok(Some(Zeroizing::new(pem))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(place, &file, &error)),
    }
}

fn make(config: &Config, place: KeyPlace) -> Result<SigningKey, Fault> {
    let file = key_file(&config.data_dir, place);
    let failed = |why: String| {
        let what = format!("The {} {} cannot be made", place.name, file.display());
        Fault::new(what, why, "Let this user write there, and see that the disk is not full.")
    };
    let key = key::fresh()?;
    let pem = match config.keys.passphrase()? {
        Some(words) => key::encrypted(&key, &words)?,
        None => {
            accepts_clear(config, place)?;
            key.to_pem().map_err(|error| failed(error.to_string()))?
        }
    };
    data::put(&config.data_dir, &file, pem.as_bytes()).map_err(|error| failed(error.to_string()))?;
    Ok(key)
}

fn accepts_clear(config: &Config, place: KeyPlace) -> Result<(), Fault> {
    if config.keys.unencrypted {
        return Ok(());
    }
    let remedy = "Set keys.passphrase or keys.passphrase_file, and run ownaccord key encrypt.";
    let why = "keys.unencrypted is false: no key may lie in clear on the disk";
    Err(Fault::usage(format!("There is no passphrase for the {}", place.name), why, remedy))
}

fn passphrase(config: &Config, place: KeyPlace) -> Result<Zeroizing<String>, Fault> {
    match config.keys.passphrase()? {
        Some(words) => Ok(words),
        None => key::ask(&format!("Passphrase of the {}: ", place.name)).map_err(|fault| Fault {
            remedy: "Set keys.passphrase or keys.passphrase_file, or start this at a terminal.".to_owned(),
            ..fault
        }),
    }
}

fn typed_twice(place: KeyPlace) -> Result<Zeroizing<String>, Fault> {
    let words = key::ask(&format!("New passphrase for the {}: ", place.name))?;
    if words.is_empty() || *key::ask("The same again: ")? != *words {
        let why = "it is empty, or the two are not the same";
        return Err(Fault::usage("There is no passphrase", why, "Try again."));
    }
    Ok(words)
}

fn unreadable(place: KeyPlace, file: &Path, error: &io::Error) -> Fault {
    let what = format!("The {} {} cannot be read", place.name, file.display());
    Fault::new(what, error.to_string(), "Run the command as the user that owns the file.")
}

#[cfg(test)]
mod tests;
