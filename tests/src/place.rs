//! Where things are: the repository, the built binary, a story's own directory, free ports, names nobody else has.

use std::{
    collections::hash_map::RandomState,
    env, fs,
    hash::{BuildHasher, Hasher},
    net::TcpListener,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use tempfile::TempDir;

use crate::fail;

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// A variable that `./run test` sets.
pub fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| {
        fail(&format!(
            "{name} is not set: use `./run test`, or eval \"$(./run env)\" before `cargo nextest run`"
        ))
    })
}

/// The built server.
pub fn binary() -> PathBuf {
    let path = PathBuf::from(variable("OWNACCORD_BIN"));
    assert!(path.is_file(), "{} is not built: cargo build -p server", path.display());
    path
}

/// A program of the venv that holds Synapse and the Python clients.
pub fn venv(program: &str) -> PathBuf {
    PathBuf::from(variable("OWNACCORD_SYNAPSE_VENV")).join("bin").join(program)
}

/// A port of the loopback that is free now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// A short text that no other story, nor an earlier run, has drawn.
pub fn fresh() -> String {
    static DRAWN: AtomicU64 = AtomicU64::new(0);
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u64(DRAWN.fetch_add(1, Ordering::Relaxed));
    format!("{:010x}", hasher.finish() & 0xff_ffff_ffff)
}

/// A directory of one story. When the story fails, its logs are copied to where `./run test` says.
#[derive(Debug)]
pub struct Ground {
    dir: TempDir,
    story: String,
}

impl Ground {
    /// A new directory, in the run's own or the system's place for temporary files; its path is short.
    pub fn new(story: &str) -> Self {
        let parent = env::var("OWNACCORD_E2E_DIR").map_or_else(|_| env::temp_dir(), PathBuf::from);
        let dir =
            tempfile::Builder::new().prefix("story-").tempdir_in(parent).expect("a directory for the story");
        Self { dir, story: story.to_owned() }
    }

    /// A directory inside, made if need be.
    pub fn room(&self, name: &str) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::create_dir_all(&path).expect("a directory inside the story's");
        path
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        let Ok(kept) = env::var("OWNACCORD_FAILED_DIR") else { return };
        if std::thread::panicking() {
            keep_logs(self.dir.path(), &Path::new(&kept).join(&self.story));
        }
    }
}

fn keep_logs(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            keep_logs(&path, &to.join(name));
        } else if path.extension().is_some_and(|kind| kind == "log") && fs::create_dir_all(to).is_ok() {
            // A log that cannot be kept must not hide why the story failed.
            let _ = fs::copy(&path, to.join(name));
        }
    }
}
