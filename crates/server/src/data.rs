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
    /// The environment variable that may hold it; none where it is bound to other files of its folder.
    pub variable: Option<&'static str>,
}

/// The key that signs documents.
pub const SIGNING_KEY: KeyPlace =
    KeyPlace { name: "signing key", file: "signing-key.pem", variable: Some("OWNACCORD_SIGNING_KEY") };
/// The key that signs the log's checkpoints.
pub const LOG_KEY: KeyPlace =
    KeyPlace { name: "log key", file: "log-key.pem", variable: Some("OWNACCORD_LOG_KEY") };

/// The key under which secrets are kept that must be read again, and places in the journal are hidden. It signs nothing.
pub const SEALING_KEY: KeyPlace =
    KeyPlace { name: "sealing key", file: "sealing-key.pem", variable: Some("OWNACCORD_SEALING_KEY") };

/// The key that signs documents next: published, and not in use yet.
pub const NEXT_KEY: KeyPlace = KeyPlace {
    name: "next signing key",
    file: "signing-key.next.pem",
    variable: Some("OWNACCORD_NEXT_SIGNING_KEY"),
};

/// The key by which this instance is a witness of other logs. What it signed stands in a file beside it: never one without the other, or
/// it would sign two histories.
pub const WITNESS_KEY: KeyPlace = KeyPlace { name: "witness key", file: "witness-key.pem", variable: None };

/// The keys that an instance has where it needs them.
pub const LATER_KEYS: [KeyPlace; 2] = [NEXT_KEY, WITNESS_KEY];

/// The keys that an instance has from its first start on.
pub const KEYS: [KeyPlace; 3] = [SIGNING_KEY, LOG_KEY, SEALING_KEY];

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

/// The key in its environment variable, if that is set.
pub fn key_in_environment(place: KeyPlace) -> Result<Option<SigningKey>, Fault> {
    let set = place.variable.and_then(|variable| Some((variable, std::env::var(variable).ok()?)));
    let Some((variable, pem)) = set else { return Ok(None) };
    SigningKey::from_pem(&pem).map(Some).map_err(|error| {
        let remedy = "Set it to the whole PEM text, line ends included, or unset it.";
        Fault::usage(format!("{variable} is of no use"), error.to_string(), remedy)
    })
}

/// Puts a file in its place whole or not at all, and never over another.
pub fn put(data_dir: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = data_dir.join(format!(".key.{}", std::process::id()));
    let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let written =
        out.write_all(bytes).and_then(|()| out.sync_all()).and_then(|()| fs::hard_link(&draft, file));
    fs::remove_file(&draft)?;
    written?;
    File::open(data_dir)?.sync_all()
}

/// Puts a file in the place of another, whole or not at all.
pub fn replace(data_dir: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = data_dir.join(format!(".key.new.{}", std::process::id()));
    put(data_dir, &draft, bytes)?;
    fs::rename(&draft, file)?;
    File::open(data_dir)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_directory_and_what_is_put_there_are_private() {
        let base = tempfile::tempdir().unwrap();
        let dir = base.path().join("a/b");
        prepare(&dir).unwrap();
        prepare(&dir).unwrap();
        assert!(is_private(&dir).unwrap());
        let file = key_file(&dir, SIGNING_KEY);
        put(&dir, &file, b"one").unwrap();
        assert!(put(&dir, &file, b"two").is_err() && is_private(&file).unwrap(), "never over another");
        replace(&dir, &file, b"two").unwrap();
        assert_eq!((fs::read(&file).unwrap(), is_private(&file).unwrap()), (b"two".to_vec(), true));
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
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
}
