//! The data directory and what lives in it: made at the first start, open to its owner only.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
};

use evidence::keys::SigningKey;

use crate::fault::Fault;

/// The environment variable that may hold the signing key.
pub const KEY_VARIABLE: &str = "OWNACCORD_SIGNING_KEY";

/// Where the signing key is kept.
pub fn key_file(data_dir: &Path) -> PathBuf {
    data_dir.join("signing-key.pem")
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

/// The key that signs decisions: from the environment, or from its file, which is made if it is missing.
pub fn signing_key(data_dir: &Path) -> Result<SigningKey, Fault> {
    if let Some(key) = key_in_environment()? {
        return Ok(key);
    }
    let file = key_file(data_dir);
    match fs::read_to_string(&file) {
        Ok(pem) => SigningKey::from_pem(&pem).map_err(|error| {
            let what = format!("The signing key {} is of no use", file.display());
            let remedy = "Put back the file from your backup. Only if this instance has never signed anything: delete it, and a \
                          new one is made.";
            Fault::new(what, error.to_string(), remedy)
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => make_key(data_dir),
        Err(error) => Err(unreadable(&file, &error)),
    }
}

/// The key in [`KEY_VARIABLE`], if it is set.
pub fn key_in_environment() -> Result<Option<SigningKey>, Fault> {
    match std::env::var(KEY_VARIABLE) {
        Ok(pem) => SigningKey::from_pem(&pem).map(Some).map_err(|error| {
            let remedy = "Set it to the whole PEM text, line ends included, or unset it.";
            Fault::usage(format!("{KEY_VARIABLE} is of no use"), error.to_string(), remedy)
        }),
        Err(_) => Ok(None),
    }
}

fn make_key(data_dir: &Path) -> Result<SigningKey, Fault> {
    let file = key_file(data_dir);
    let failed = |why: String| {
        let what = format!("The signing key {} cannot be made", file.display());
        Fault::new(what, why, "Let this user write there, and see that the disk is not full.")
    };
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| failed(error.to_string()))?;
    let key = SigningKey::from_seed(&seed);
    let pem = key.to_pem().map_err(|error| failed(error.to_string()))?;
    place(data_dir, &file, pem.as_bytes()).map_err(|error| failed(error.to_string()))?;
    Ok(key)
}

/// Puts a file in its place whole or not at all, and never over another.
fn place(data_dir: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let draft = data_dir.join(format!(".signing-key.{}", std::process::id()));
    let mut out = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let written =
        out.write_all(bytes).and_then(|()| out.sync_all()).and_then(|()| fs::hard_link(&draft, file));
    fs::remove_file(&draft)?;
    written?;
    File::open(data_dir)?.sync_all()
}

fn unreadable(file: &Path, error: &io::Error) -> Fault {
    let what = format!("The signing key {} cannot be read", file.display());
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
        let key = signing_key(&dir).unwrap();
        assert!(is_private(&dir).unwrap() && is_private(&key_file(&dir)).unwrap());
        prepare(&dir).unwrap();
        assert_eq!(signing_key(&dir).unwrap().id(), key.id());
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

    #[test]
    fn a_damaged_key_is_not_replaced() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(key_file(dir.path()), "-----BEGIN PRIVATE KEY-----\n").unwrap();
        assert!(signing_key(dir.path()).unwrap_err().remedy.contains("backup"));
        assert!(make_key(dir.path()).is_err());
        assert_eq!(fs::read_to_string(key_file(dir.path())).unwrap(), "-----BEGIN PRIVATE KEY-----\n");
    }
}
