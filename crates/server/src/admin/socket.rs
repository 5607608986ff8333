//! The socket: one line of JSON asks, one line of JSON answers.

use std::{
    fs,
    io::ErrorKind,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    time::Duration,
};

use app::App;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    net::{UnixListener, UnixStream},
    sync::watch,
    time::timeout,
};

use super::{Request, path, perform};
use crate::{fault::Fault, serve::stopped};

/// Longer than any errand; a caller that says nothing for so long is hung up on.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long the command line waits for an answer: the journal of a large instance takes a while to check.
const ANSWERS_WITHIN: Duration = Duration::from_secs(120);
/// More than any request needs, in bytes.
const LONGEST: u64 = 4096;

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    Done(Value),
    Failed(Fault),
}

/// The server's end of the socket. Its file goes when it does.
#[derive(Debug)]
pub struct Door {
    listener: UnixListener,
    file: PathBuf,
}

impl Door {
    /// Opens the socket; one that a dead server left is replaced.
    pub async fn open(data_dir: &Path) -> Result<Self, Fault> {
        let file = path(data_dir);
        let failed = |error: std::io::Error| {
            let remedy =
                "See that this user may write in data_dir, and that its path is shorter than 90 bytes.";
            Fault::new(
                format!("The admin socket {} cannot be opened", file.display()),
                error.to_string(),
                remedy,
            )
        };
        match UnixStream::connect(&file).await {
            Ok(_) => {
                let what = format!("Another server is running on {}", data_dir.display());
                return Err(Fault::new(
                    what,
                    "its admin socket answers",
                    "Stop it first, or give this one another data_dir.",
                ));
            }
            Err(error) if error.kind() == ErrorKind::ConnectionRefused => {
                fs::remove_file(&file).map_err(failed)?
            }
            Err(_) => {}
        }
        let listener = UnixListener::bind(&file).map_err(failed)?;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).map_err(failed)?;
        Ok(Self { listener, file })
    }

    /// Does the operator's errands until told to stop.
    pub async fn serve(self, app: App, mut stop: watch::Receiver<bool>) {
        loop {
            tokio::select! {
                () = stopped(&mut stop) => return,
                caller = self.listener.accept() => match caller {
                    Ok((stream, _)) => drop(tokio::spawn(attend(app.clone(), stream))),
                    Err(error) => {
                        tracing::warn!(%error, "the admin socket did not take a caller");
                        tokio::time::sleep(Duration::from_millis(100)).await;
                    }
                },
            }
        }
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        // If it is gone already, nobody will miss it.
        let _ = fs::remove_file(&self.file);
    }
}

async fn attend(app: App, stream: UnixStream) {
    let (input, mut output) = stream.into_split();
    let mut line = String::new();
    let heard = timeout(PATIENCE, BufReader::new(input.take(LONGEST)).read_line(&mut line)).await;
    if !matches!(heard, Ok(Ok(1..))) {
        return;
    }
    let answer = match serde_json::from_str::<Request>(&line) {
        Ok(request) => match perform(&app, &request).await {
            Ok(done) => Answer::Done(done),
            Err(fault) => Answer::Failed(fault),
        },
        Err(error) => {
            let remedy = "Is this command of another version than the running server? Restart the server.";
            Answer::Failed(Fault::new("The server did not understand the request", error.to_string(), remedy))
        }
    };
    let Ok(mut text) = serde_json::to_string(&answer) else { return };
    text.push('\n');
    if let Err(error) = output.write_all(text.as_bytes()).await {
        tracing::warn!(%error, "the operator did not wait for the answer");
    }
}

/// Asks the server that runs on this data directory; none if there is none.
pub async fn ask(data_dir: &Path, request: &Request) -> Result<Option<Value>, Fault> {
    let file = path(data_dir);
    let mut stream = match UnixStream::connect(&file).await {
        Ok(stream) => stream,
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            let what = format!("The running server cannot be asked through {}", file.display());
            return Err(Fault::new(
                what,
                error.to_string(),
                "Run the command as the user that runs the server.",
            ));
        }
        Err(_) => return Ok(None),
    };
    let exchange = async {
        let mut text = serde_json::to_string(request)?;
        text.push('\n');
        stream.write_all(text.as_bytes()).await?;
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).await?;
        Ok::<_, std::io::Error>(serde_json::from_str(&line)?)
    };
    match timeout(ANSWERS_WITHIN, exchange).await {
        Ok(Ok(Answer::Done(value))) => Ok(Some(value)),
        Ok(Ok(Answer::Failed(fault))) => Err(fault),
        Ok(Err(error)) => Err(no_answer(&error.to_string())),
        Err(_) => Err(no_answer("nothing came in two minutes")),
    }
}

fn no_answer(why: &str) -> Fault {
    Fault::new("The running server gave no answer", why, "Look at its log; if it hangs, restart it.")
}
