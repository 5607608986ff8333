//! Asks over one connection, one question after the other.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

/// A connection that is kept.
pub struct Asker {
    address: String,
    stream: BufReader<TcpStream>,
}

impl Asker {
    pub fn of(address: &str) -> Self {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            match TcpStream::connect(address) {
                Ok(stream) => {
                    stream.set_nodelay(true).unwrap();
                    return Self { address: address.to_owned(), stream: BufReader::new(stream) };
                }
                Err(_) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(50)),
                Err(error) => panic!("{address}: {error}"),
            }
        }
    }

    /// The body of what is answered.
    pub fn post(&mut self, path: &str, body: &str) -> Vec<u8> {
        let head = format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len());
        self.send("POST", path, &head, body).1
    }

    /// The answer's tag, if it has one, and its body.
    pub fn get(&mut self, path: &str, tag: Option<&str>) -> (String, Vec<u8>) {
        let head = tag.map_or(String::new(), |tag| format!("if-none-match: {tag}\r\n"));
        self.send("GET", path, &head, "")
    }

    fn send(&mut self, method: &str, path: &str, head: &str, body: &str) -> (String, Vec<u8>) {
        let Self { address, stream } = self;
        let head = format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\n{head}\r\n");
        stream.get_mut().write_all((head + body).as_bytes()).unwrap();
        let (mut length, mut line, mut tag) = (0, String::new(), String::new());
        loop {
            line.clear();
            stream.read_line(&mut line).unwrap();
            if line == "\r\n" {
                break;
            }
            match line.split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.trim().parse().unwrap();
                }
                Some((name, value)) if name.eq_ignore_ascii_case("etag") => {
                    tag = value.trim().to_owned();
                }
                _ => {}
            }
        }
        let mut answer = vec![0; length];
        stream.read_exact(&mut answer).unwrap();
        (tag, answer)
    }

    /// The median and the 99th percentile of the time for an answer, in microseconds.
    pub fn times(&mut self, path: &str, body: &str, requests: usize) -> (f64, f64) {
        let mut took: Vec<f64> = (0..requests)
            .map(|_| {
                let began = Instant::now();
                self.post(path, body);
                began.elapsed().as_secs_f64() * 1e6
            })
            .collect();
        took.sort_by(f64::total_cmp);
        (took[requests / 2], took[requests * 99 / 100])
    }
}
