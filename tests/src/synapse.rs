//! The homeserver: one for the whole run, shared by the stories that leave it up; or a story's own.

use std::{fs, path::Path, path::PathBuf, process::Command};

use crate::{
    SOON,
    child::{Running, processor_seconds},
    eventually, fail, place,
};

/// A Synapse on the loopback.
#[derive(Debug)]
pub struct Homeserver {
    url: String,
    own: Option<Own>,
}

#[derive(Debug)]
struct Own {
    dir: PathBuf,
    process: Running,
}

impl Homeserver {
    /// The one that all stories of this run share: each has its own bot and members there. It must be left up.
    pub fn shared() -> Self {
        let path = Path::new(&place::variable("OWNACCORD_E2E_DIR")).join("homeserver.url");
        let url = fs::read_to_string(&path).unwrap_or_else(|e| fail(&format!("{}: {e}", path.display())));
        Self { url: url.trim().to_owned(), own: None }
    }

    /// How many seconds of processor time the shared one has used so far.
    pub fn processor_seconds() -> f64 {
        let path = Path::new(&place::variable("OWNACCORD_E2E_DIR")).join("homeserver/pid");
        let pid = fs::read_to_string(&path).unwrap_or_else(|e| fail(&format!("{}: {e}", path.display())));
        processor_seconds(pid.trim().parse().expect("a pid"))
    }

    /// One that the story may stop and start.
    pub async fn own(ground: &place::Ground) -> Self {
        let dir = ground.room("homeserver");
        let port = place::free_port();
        ran(Command::new(place::root().join("scripts/synapse-config")).arg(&dir).arg(port.to_string()));
        ran(Command::new(place::venv("generate_signing_key")).arg("-o").arg(dir.join("signing.key")));
        let process = launch(&dir);
        let mut homeserver =
            Self { url: format!("http://127.0.0.1:{port}"), own: Some(Own { dir, process }) };
        homeserver.answers().await;
        homeserver
    }

    /// Where its clients find it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Stops it, as an operator would.
    pub async fn stop(&mut self) {
        let status = self.mine().process.stop(SOON).await;
        assert!(status.success(), "Synapse stopped with {status}");
    }

    /// Starts it again, with everything it knew.
    pub async fn start(&mut self) {
        let own = self.mine();
        own.process = launch(&own.dir);
        self.answers().await;
    }

    /// Freezes it: connections open, and nothing answers.
    pub fn suspend(&mut self) {
        self.mine().process.signal("STOP");
    }

    /// Lets it go on after [`Self::suspend`].
    pub fn resume(&mut self) {
        self.mine().process.signal("CONT");
    }

    fn mine(&mut self) -> &mut Own {
        self.own.as_mut().unwrap_or_else(|| fail("the shared homeserver is not the story's to stop"))
    }

    async fn answers(&mut self) {
        let health = format!("{}/health", self.url);
        eventually("Synapse answers", SOON, async || {
            if let Some(status) = self.mine().process.ended() {
                fail(&format!("Synapse ended while starting: {status}"));
            }
            let answer = reqwest::get(&health).await.ok()?;
            answer.status().is_success().then_some(())
        })
        .await;
    }
}

fn launch(dir: &Path) -> Running {
    let mut command = Command::new(place::venv("python"));
    command.args(["-m", "synapse.app.homeserver", "-c"]).arg(dir.join("homeserver.yaml")).current_dir(dir);
    Running::start("Synapse", &mut command, &dir.join("output.log"))
}

fn ran(command: &mut Command) {
    let output = command.output().unwrap_or_else(|e| fail(&format!("{command:?}: {e}")));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}
