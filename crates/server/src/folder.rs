//! `ownaccord export COMMUNITY DIR`: all that a community decided, as a folder that verifies without us.

use std::{
    collections::BTreeMap,
    fs::{self, DirBuilder, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::Path,
};

use app::{App, AppError};
use serde_json::{Value, json};

use crate::{
    admin::{self, Request},
    config::Config,
    fault::Fault,
    say,
};

/// Writes the folder, which must not exist yet, for its owner only.
pub async fn export(config: &Config, community: &str, dir: &Path, records: bool) -> Result<(), Fault> {
    let request = Request::ExportCommunity { community: community.to_owned(), records };
    let files: BTreeMap<String, String> = admin::run(config, &request).await?;
    write(dir, &files).map_err(|error| {
        let remedy = "Name a folder that does not exist yet, where this user may write.";
        Fault::new(format!("{} cannot be written", dir.display()), error.to_string(), remedy)
    })?;
    say::line(format!("✓ {} files written to {}.", files.len(), dir.display()));
    if records {
        say::line("  It tells how seats voted: give it to those who count, and to nobody else.");
    }
    say::line(format!("  Check it: ownaccord verify {}", dir.display()));
    Ok(())
}

fn write(dir: &Path, files: &BTreeMap<String, String>) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(dir)?;
    for (path, text) in files {
        let file = dir.join(path);
        if let Some(folder) = file.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?;
        file.write_all(text.as_bytes())?;
    }
    Ok(())
}

/// The files, as the answer to an errand.
pub async fn exported(app: &App, community: &str, records: bool) -> Result<Value, Fault> {
    let id = community.parse().map_err(|_| {
        let remedy = "Copy it from where the community is shown. For one decision, leave the folder out.";
        Fault::usage("This is no id of a community", "it must be com_ and 32 digits", remedy)
    })?;
    let files = app.export_community(id, records).await.map_err(|error| match error {
        AppError::Refused(_) => {
            let remedy = "Check the id and --config: the database that is read is the configured one.";
            Fault::usage("There is nothing to export", "no community with this id is known here", remedy)
        }
        other => admin::refused("The export was not made", &other),
    })?;
    Ok(json!(files))
}

/// The files of a folder by their paths. Links are not followed.
pub fn read(dir: &Path) -> io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    read_into(dir, "", &mut files)?;
    Ok(files)
}

fn read_into(dir: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let (entry, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        let path = format!("{below}{}", name.to_string_lossy());
        if fs::symlink_metadata(&entry)?.is_dir() {
            read_into(&entry, &format!("{path}/"), files)?;
        } else if fs::symlink_metadata(&entry)?.is_file() {
            files.insert(path, fs::read(&entry)?);
        } else {
            return Err(io::Error::other(format!("{path} is neither a file nor a folder")));
        }
    }
    Ok(())
}
