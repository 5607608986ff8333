//! The data directory and what lives in it: made at the first start, open to its owner only.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use evidence::keys::SigningKey;

use crate::fault::Fault;

/// A key of this instance: what it is called, and where it may be kept.
#[derive(Clone, Copy, Debug)]
pub struct KeyPlace {
    /// What people call it.
    pub name: &'static str,
    file: &'static str,
    /// The environment variable that may hold it.
    pub variable: &'static str,
}

/// The key that signs documents.
pub const SIGNING_KEY: KeyPlace =
    KeyPlace { name: "signing key", file: "signing-key.pem", variable: "OWNACCORD_SIGNING_KEY" };
/// The key that signs the log's checkpoints.
pub const LOG_KEY: KeyPlace =
    KeyPlace { name: "log key", file: "log-key.pem", variable: "OWNACCORD_LOG_KEY" };

/// Where a key is kept.
pub fn key_file(data_dir: &Path, place: KeyPlace) -> PathBuf {
    data_dir.join(place.file)
}

/// Where a running server listens to the operator.
pub fn admin_socket(data_dir: &Path) -> PathBuf {
    data_dir.join("admin.sock")
}

/// Makes the directory, if need be, for its owner only. One that exists stays as it is.
pub fn prepare(data_dir: &Path) -> Result<(), Fault> {
    DirBuilder::new().recursive(true).mode(0o700).create(data_dir).map_err(|error| {
        let what = format!("The data folder {} cannot be made", data_dir.display());
        Fault::new(what, error.to_string(), "Choose another data_dir, or let this user write there.")
    })
}

/// Makes the SQLite file at this address, if it is missing, for its owner only: SQLite itself would let others read it.
pub fn prepare_database(url: &str) -> Result<(), Fault> {
    let Some(file) = sqlite_file(url).filter(|file| !file.exists()) else { return Ok(()) };
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            let what = format!("The database file {} cannot be made", file.display());
            Err(Fault::new(
                what,
                error.to_string(),
                "Let this user write there, and see that the disk is not full.",
            ))
        }
        _ => Ok(()),
    }
}

/// The file of a SQLite address; none where it is another kind of address, or says more than the file's name.
pub fn sqlite_file(url: &str) -> Option<PathBuf> {
    let file = url.strip_prefix("sqlite://")?;
    (!file.is_empty() && !file.contains('?') && !file.starts_with(':')).then(|| PathBuf::from(file))
}

/// Whether nobody but its owner can get at a file or folder.
pub fn is_private(path: &Path) -> io::Result<bool> {
    Ok(fs::metadata(path)?.permissions().mode() & 0o077 == 0)
}

/// A key: from the environment, or from its file, which is made if it is missing.
pub fn key(data_dir: &Path, place: KeyPlace) -> Result<SigningKey, Fault> {
    if let Some(key) = key_in_environment(place)? {
        return Ok(key);
    }
    let file = key_file(data_dir, place);
    match fs::read_to_string(&file) {
        Ok(pem) => SigningKey::from_pem(&pem).map_err(|error| {
            let what = format!("The {} {} is of no use", place.name, file.display());
            let remedy = "Put back the file from your backup. Only if this instance has never signed anything: delete it, and a \
                          new one is made.";
            Fault::new(what, error.to_string(), remedy)
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => make_key(data_dir, place),
        Err(error) => Err(unreadable(place, &file, &error)),
    }
}

/// The key in its environment variable, if that is set.
pub fn key_in_environment(place: KeyPlace) -> Result<Option<SigningKey>, Fault> {
    match std::env::var(place.variable) {
        Ok(pem) => SigningKey::from_pem(&pem).map(Some).map_err(|error| {
            let remedy = "Set it to the whole PEM text, line ends included, or unset it.";
            Fault::usage(format!("{} is of no use", place.variable), error.to_string(), remedy)
        }),
        Err(_) => Ok(None),
    }
}

fn make_key(data_dir: &Path, place: KeyPlace) -> Result<SigningKey, Fault> {
    let file = key_file(data_dir, place);
    let failed = |why: String| {
        let what = format!("The {} {} cannot be made", place.name, file.display());
        Fault::new(what, why, "Let this user write there, and see that the disk is not full.")
    };
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| failed(error.to_string()))?;
    let key = SigningKey::from_seed(&seed);
    let pem = key.to_pem().map_err(|error| failed(error.to_string()))?;
    put(data_dir, &file, pem.as_bytes()).map_err(|error| failed(error.to_string()))?;
    Ok(key)
}

/// Puts a file in its place whole or not at all, and never over another.
fn put(data_dir: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = data_dir.join(format!(".key.{}", std::process::id()));
    let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let written =
        out.write_all(bytes).and_then(|()| out.sync_all()).and_then(|()| fs::hard_link(&draft, file));
    fs::remove_file(&draft)?;
    written?;
    File::open(data_dir)?.sync_all()
}

fn unreadable(place: KeyPlace, file: &Path, error: &io::Error) -> Fault {
    let what = format!("The {} {} cannot be read", place.name, file.display());
    Fault::new(what, error.to_string(), "Run the command as the user that owns the file.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directory_and_key_are_made_once_and_private() {
        let base = tempfile::tempdir().unwrap();
        let dir = base.path().join("a/b");
        prepare(&dir).unwrap();
        let made = key(&dir, SIGNING_KEY).unwrap();
        assert!(is_private(&dir).unwrap() && is_private(&key_file(&dir, SIGNING_KEY)).unwrap());
        prepare(&dir).unwrap();
        assert_eq!(key(&dir, SIGNING_KEY).unwrap().id(), made.id());
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
        assert_ne!(key(&dir, LOG_KEY).unwrap().id(), made.id());
    }

    #[test]
    fn the_database_file_is_made_for_its_owner() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.db");
        let url = format!("sqlite://{}", file.display());
        prepare_database(&url).unwrap();
        prepare_database(&url).unwrap();
        assert!(is_private(&file).unwrap());
        assert!(prepare_database("sqlite:///nowhere/at/all.db").is_err());
        for other in ["postgres://a/b", "sqlite://:memory:", "sqlite://a.db?mode=ro"] {
            assert_eq!(sqlite_file(other), None, "{other}");
        }
    }

    #[test]
    fn a_damaged_key_is_not_replaced() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(key_file(dir.path(), SIGNING_KEY), "-----BEGIN PRIVATE KEY-----\n").unwrap();
        assert!(key(dir.path(), SIGNING_KEY).unwrap_err().remedy.contains("backup"));
        assert!(make_key(dir.path(), SIGNING_KEY).is_err());
        assert_eq!(
            fs::read_to_string(key_file(dir.path(), SIGNING_KEY)).unwrap(),
            "-----BEGIN PRIVATE KEY-----\n"
        );
    }
}
