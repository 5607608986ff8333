//! Somebody who takes messages.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

/// What is done with a message.
#[derive(Clone, Copy, Debug)]
pub enum Does {
    /// Answers with this status line, and headers.
    Answers(&'static str),
    /// Never ends its answer.
    AnswersWithoutEnd,
    /// Takes it, and never answers.
    Stalls,
    /// Takes it and closes the connection.
    HangsUp,
    /// Closes the connection within its answer.
    HangsUpInTheMiddle,
}

/// A message as it came.
#[derive(Clone, Debug)]
pub struct Heard {
    /// All of it.
    pub raw: String,
    /// What stands behind the headers.
    pub body: String,
}

impl Heard {
    fn new(raw: String) -> Self {
        let body = raw.split_once("\r\n\r\n").map(|(_, body)| body.to_owned()).unwrap_or_default();
        Self { raw, body }
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> String {
        let line = self.raw.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        line.unwrap_or_default().to_owned()
    }
}

/// Takes connections, keeps what is said and does with each what is next.
pub struct Receiver {
    at: SocketAddr,
    connections: Arc<AtomicUsize>,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Receiver {
    /// One that answers with this status line, and headers.
    pub async fn answering(answer: &'static str) -> Self {
        Self::following(Vec::new(), Does::Answers(answer)).await
    }

    /// One that never ends its answer.
    pub async fn answering_without_end() -> Self {
        Self::following(Vec::new(), Does::AnswersWithoutEnd).await
    }

    /// One that does this with one message after the other, and then the same with all.
    pub async fn following(script: Vec<Does>, then: Does) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let receiver =
            Self { at: listener.local_addr().unwrap(), connections: Arc::default(), heard: Arc::default() };
        let (connections, heard) = (Arc::clone(&receiver.connections), Arc::clone(&receiver.heard));
        tokio::spawn(async move {
            let mut script = script.into_iter();
            while let Ok((stream, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(take(stream, script.next().unwrap_or(then), Arc::clone(&heard)));
            }
        });
        receiver
    }

    /// Where it is.
    pub const fn at(&self) -> SocketAddr {
        self.at
    }
    /// Its address with this path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }
    /// How many came.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
    /// What they said.
    pub fn heard(&self) -> Vec<Heard> {
        self.heard.lock().unwrap().clone()
    }
    /// The same, once there are so many.
    pub async fn waits_for(&self, count: usize) -> Vec<Heard> {
        for _ in 0..1_500 {
            let heard = self.heard();
            if heard.len() >= count {
                return heard;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        unreachable!("{count} messages never came: {:?}", self.heard())
    }
}

async fn take(mut stream: TcpStream, does: Does, heard: Arc<Mutex<Vec<Heard>>>) {
    let mut said = Vec::new();
    while !whole(&said) {
        let mut some = [0; 1024];
        match stream.read(&mut some).await {
            Ok(0) | Err(_) => break,
            Ok(length) => said.extend(&some[..length]),
        }
    }
    heard.lock().unwrap().push(Heard::new(String::from_utf8_lossy(&said).into_owned()));
    let end = "connection: close\r\n\r\n";
    match does {
        Does::Answers(answer) => {
            let answer = format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\n{end}");
            let _ = stream.write_all(answer.as_bytes()).await;
        }
        Does::AnswersWithoutEnd => {
            let mut going = stream.write_all(format!("HTTP/1.1 200 OK\r\n{end}").as_bytes()).await;
            while going.is_ok() {
                going = stream.write_all(&[b'x'; 65_536]).await;
            }
        }
        Does::Stalls => std::future::pending().await,
        Does::HangsUp => {}
        Does::HangsUpInTheMiddle => {
            let _ = stream.write_all(b"HTTP/1.1 2").await;
        }
    }
}

/// Whether a request is there to its last byte.
fn whole(said: &[u8]) -> bool {
    let text = String::from_utf8_lossy(said);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0_usize)
}
