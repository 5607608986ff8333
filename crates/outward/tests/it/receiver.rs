//! Somebody who takes messages.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

/// Takes connections, keeps what is said and gives the same answer to all.
pub struct Receiver {
    at: SocketAddr,
    connections: Arc<AtomicUsize>,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Receiver {
    /// One that answers with this status line, and headers.
    pub async fn answering(answer: &str) -> Self {
        Self::start(format!("HTTP/1.1 {answer}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"), false)
            .await
    }

    /// One that never ends its answer.
    pub async fn answering_without_end() -> Self {
        Self::start("HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_owned(), true).await
    }

    async fn start(answer: String, on_and_on: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let receiver =
            Self { at: listener.local_addr().unwrap(), connections: Arc::default(), heard: Arc::default() };
        let (connections, heard) = (Arc::clone(&receiver.connections), Arc::clone(&receiver.heard));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(take(stream, answer.clone(), on_and_on, Arc::clone(&heard)));
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
    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().unwrap().clone()
    }
}

async fn take(mut stream: TcpStream, answer: String, on_and_on: bool, heard: Arc<Mutex<Vec<String>>>) {
    let mut said = Vec::new();
    while !whole(&said) {
        let mut some = [0; 1024];
        match stream.read(&mut some).await {
            Ok(0) | Err(_) => break,
            Ok(length) => said.extend(&some[..length]),
        }
    }
    heard.lock().unwrap().push(String::from_utf8_lossy(&said).into_owned());
    let mut going = stream.write_all(answer.as_bytes()).await;
    while on_and_on && going.is_ok() {
        going = stream.write_all(&[b'x'; 65_536]).await;
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
