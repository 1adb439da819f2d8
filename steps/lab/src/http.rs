//! Just enough of HTTP/1.1 to be a test service: read a request, write an answer.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// No head of a practice request is longer than this, in bytes.
const LONGEST_HEAD: usize = 16 * 1024;
/// How much of a body is read at a time, in bytes.
const READ_AT_ONCE: usize = 256 * 1024;
/// What the service sends as a status line for codes it has no words for.
const NO_REASON: &str = "Practice";

/// The head of a request.
pub(crate) struct Head {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
}

impl Head {
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name)?;
        Some(&found.1)
    }

    /// Bytes of body that follow the head.
    pub fn body_length(&self) -> usize {
        let text = self.header("content-length").unwrap_or("0");
        text.parse().unwrap_or(0)
    }
}

/// An answer that is sent whole.
pub(crate) struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Answer {
            status,
            headers: vec![("content-type", "text/plain; charset=utf-8".into())],
            body: body.into(),
        }
    }

    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        let mut answer = Answer::new(status, body);
        answer.headers[0].1 = "application/json".into();
        answer
    }

    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Status line and headers; the body's length is stated as `length`.
    pub fn head(&self, length: usize) -> String {
        self.head_with(&format!("content-length: {length}"))
    }

    /// The same for a body that comes in chunks: nobody knows its length before.
    pub fn head_of_chunks(&self) -> String {
        self.head_with("transfer-encoding: chunked")
    }

    fn head_with(&self, length: &str) -> String {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        // These two never have a body, and must not state a length (RFC 9110 §8.6).
        if self.status != 204 && self.status != 304 {
            head.push_str(&format!("{length}\r\n"));
        }
        head + "\r\n"
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        204 => "No Content",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        408 => "Request Timeout",
        411 => "Length Required",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => NO_REASON,
    }
}

/// A connection and what has been read from it but not yet used.
pub(crate) struct Connection {
    pub stream: TcpStream,
    /// Bytes sent, on this and the other connections of the service.
    sent: Arc<AtomicUsize>,
    buffer: Vec<u8>,
    /// Whether the last request was a HEAD, whose answer has no body.
    is_head: bool,
}

impl Connection {
    pub fn new(stream: TcpStream, sent: Arc<AtomicUsize>) -> Self {
        Connection {
            stream,
            sent,
            buffer: Vec::new(),
            is_head: false,
        }
    }

    /// The next request's head; `None` when the client has closed.
    ///
    /// # Errors
    /// When the connection breaks or what arrives is not HTTP/1.
    pub async fn read_head(&mut self) -> io::Result<Option<Head>> {
        loop {
            if let Some((head, length)) = parse(&self.buffer)? {
                self.buffer.drain(..length);
                self.is_head = head.method == "HEAD";
                return Ok(Some(head));
            }
            if self.buffer.len() > LONGEST_HEAD {
                return Err(invalid("the head of the request is too long"));
            }
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Ok(None);
            }
        }
    }

    /// Reads and drops `length` bytes of body.
    ///
    /// # Errors
    /// When the connection breaks or ends before that.
    pub async fn skip_body(&mut self, length: usize) -> io::Result<()> {
        let mut left = length;
        loop {
            let used = left.min(self.buffer.len());
            self.buffer.drain(..used);
            left -= used;
            if left == 0 {
                return Ok(());
            }
            self.buffer.reserve(READ_AT_ONCE);
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }

    /// Reads `length` bytes of body.
    ///
    /// # Errors
    /// When the connection breaks or ends before that.
    pub async fn read_body(&mut self, length: usize) -> io::Result<Vec<u8>> {
        while self.buffer.len() < length {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(self.buffer.drain(..length).collect())
    }

    pub async fn send(&mut self, answer: &Answer) -> io::Result<()> {
        let mut bytes = answer.head(answer.body.len()).into_bytes();
        if answer.status != 204 && answer.status != 304 && !self.is_head {
            bytes.extend_from_slice(&answer.body);
        }
        self.send_raw(&bytes).await
    }

    pub async fn send_raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes).await?;
        self.sent.fetch_add(bytes.len(), Ordering::SeqCst);
        Ok(())
    }

    /// Waits until the client closes the connection. A client that has sent its
    /// request sends nothing more before it has an answer.
    pub async fn client_leaves(&self) {
        let mut byte = [0];
        while let Ok(1..) = self.stream.peek(&mut byte).await {
            // Unasked-for bytes: not a client of this workbook. Do not spin.
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }
}

fn parse(bytes: &[u8]) -> io::Result<Option<(Head, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut request = httparse::Request::new(&mut headers);
    let status = request
        .parse(bytes)
        .map_err(|error| invalid(&format!("not an HTTP request: {error}")))?;
    let httparse::Status::Complete(length) = status else {
        return Ok(None);
    };
    let headers = request.headers.iter().map(|header| {
        let value = String::from_utf8_lossy(header.value).into_owned();
        (header.name.to_ascii_lowercase(), value)
    });
    let head = Head {
        method: request.method.unwrap_or_default().to_owned(),
        path: request.path.unwrap_or_default().to_owned(),
        headers: headers.collect(),
    };
    Ok(Some((head, length)))
}

fn invalid(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}
