//! The practice service: a listener, a thread of its own, and a record.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use crate::address::refusing_address;
use crate::http::{Answer, Connection, Head};
use crate::record::{Ended, Record, Seen};
use crate::routes::{Action, LARGEST_BODY, Memory, route};

/// So small that a writer notices soon when nobody reads; in bytes.
const RECEIVE_BUFFER: u32 = 64 * 1024;
/// What `/upload/slow` reads at a time: about as much as the buffers between
/// client and service hold, so that the client notices each pause; in bytes.
const PORTION: usize = 4 * 1024 * 1024;

/// A running practice service. It stops, and its port is free, when it is dropped.
///
/// It runs on a thread of its own, so a client that blocks its runtime, or holds
/// the clock of a test, does not stop the service.
pub struct PracticeService {
    address: SocketAddr,
    record: Record,
    connections: Arc<AtomicUsize>,
    sent: Arc<AtomicUsize>,
    received: Arc<AtomicUsize>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl PracticeService {
    /// Starts a service on a free port of loopback.
    ///
    /// # Errors
    /// When no port or thread can be had.
    pub fn start() -> io::Result<Self> {
        Self::start_on(0)
    }

    /// Starts a service on this port of loopback; 0 means any free one.
    ///
    /// # Errors
    /// When the port is taken, or no thread can be had.
    pub fn start_on(port: u16) -> io::Result<Self> {
        let record = Record::default();
        let connections = Arc::new(AtomicUsize::new(0));
        let sent = Arc::new(AtomicUsize::new(0));
        let received = Arc::new(AtomicUsize::new(0));
        let shared = Shared {
            record: record.clone(),
            connections: Arc::clone(&connections),
            sent: Arc::clone(&sent),
            received: Arc::clone(&received),
            memory: Arc::default(),
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let bound = {
            let _context = runtime.enter();
            listen(port).and_then(|listener| Ok((listener.local_addr()?, listener)))
        };
        let (address, listener) = match bound {
            Ok(bound) => bound,
            Err(error) => {
                // The caller may be async, where a runtime must not be dropped.
                runtime.shutdown_background();
                return Err(error);
            }
        };
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new()
            .name("practice service".into())
            .spawn(move || runtime.block_on(accept(listener, shared, stopped)))?;
        Ok(PracticeService {
            address,
            record,
            connections,
            sent,
            received,
            stop: Some(stop),
            thread: Some(thread),
        })
    }

    /// The base address, such as `http://127.0.0.1:40123`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// All requests so far, in order of arrival.
    pub fn seen(&self) -> Vec<Seen> {
        self.record.all()
    }

    /// How many connections have brought a request so far.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// How many bytes of answers have been sent so far.
    pub fn sent(&self) -> usize {
        self.sent.load(Ordering::SeqCst)
    }

    /// How many bytes of uploads it has read so far, where it reads them slowly.
    pub fn received(&self) -> usize {
        self.received.load(Ordering::SeqCst)
    }

    /// Waits until `condition` holds for what the service has seen, or `limit`
    /// is over; returns whether it held. For what the service learns a moment
    /// after the client, such as that the client has left.
    pub async fn wait_until(&self, limit: Duration, condition: impl Fn(&[Seen]) -> bool) -> bool {
        let end = Instant::now() + limit;
        while Instant::now() < end {
            if condition(&self.seen()) {
                return true;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        condition(&self.seen())
    }
}

impl Drop for PracticeService {
    fn drop(&mut self) {
        // Dropping the sender ends `accept`, and with it every connection.
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[derive(Clone)]
struct Shared {
    record: Record,
    connections: Arc<AtomicUsize>,
    sent: Arc<AtomicUsize>,
    received: Arc<AtomicUsize>,
    memory: Arc<Mutex<Memory>>,
}

fn listen(port: u16) -> io::Result<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    if port != 0 && cfg!(unix) {
        // Lets a restarted service have its port back at once. On Windows the
        // same option would let two programs share a port.
        socket.set_reuseaddr(true)?;
    }
    socket.set_recv_buffer_size(RECEIVE_BUFFER)?;
    socket.bind(SocketAddr::from(([127, 0, 0, 1], port)))?;
    socket.listen(1024)
}

async fn accept(listener: TcpListener, shared: Shared, stopped: oneshot::Receiver<()>) {
    let refusing = refusing_address();
    if let Ok(nobody) = &refusing {
        lock(&shared.memory).refusing = nobody.url();
    }
    let mut tasks = JoinSet::new();
    let accepting = async {
        loop {
            match listener.accept().await {
                Ok((stream, _)) => drop(tasks.spawn(serve(stream, shared.clone()))),
                // Out of file handles, most likely: wait for some to come back.
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            }
            while tasks.try_join_next().is_some() {}
        }
    };
    tokio::select! {
        () = accepting => {}
        _ = stopped => {}
    }
}

async fn serve(stream: TcpStream, shared: Shared) {
    let _ = stream.set_nodelay(true);
    let mut connection = Connection::new(stream, Arc::clone(&shared.sent));
    // Only a connection that brings a request counts.
    let mut number = None;
    loop {
        let head = connection.read_head().await;
        let number = *number.get_or_insert_with(|| {
            let is_used = !matches!(head, Ok(None));
            shared
                .connections
                .fetch_add(usize::from(is_used), Ordering::SeqCst)
                + 1
        });
        match head {
            Ok(Some(head)) => match exchange(connection, head, number, &shared).await {
                Some(open) => connection = open,
                None => return,
            },
            Ok(None) => return,
            Err(error) => {
                tracing::warn!(connection = number, %error, "unreadable request");
                let _ = connection
                    .send(&Answer::new(400, format!("{error}\n")))
                    .await;
                return;
            }
        }
    }
}

/// Answers one request; gives the connection back if it can serve another.
async fn exchange(
    mut connection: Connection,
    head: Head,
    number: usize,
    shared: &Shared,
) -> Option<Connection> {
    let entry = shared.record.add(Seen {
        at: Instant::now(),
        ended_at: None,
        method: head.method.clone(),
        path: head.path.clone(),
        headers: head.headers.clone(),
        connection: number,
        ended: Ended::NotYet,
    });
    let action = if head.header("transfer-encoding").is_some() {
        Action::Break(crate::fault::Fault::Close)
    } else {
        route(&head, &mut lock(&shared.memory))
    };
    if matches!(action, Action::Break(fault) if fault.leaves_body()) {
        // That a client leaves cannot be seen while its bytes stay unread.
        tracing::info!(
            "connection {number}: {} {} … takes nothing",
            head.method,
            head.path
        );
    }
    let (ended, open) = match prepare(&mut connection, &head, &action).await {
        Ok(()) => act(connection, &head, action, &shared.received).await,
        Err(_) => (Ended::ClientLeft, None),
    };
    let (method, path) = (&head.method, &head.path);
    tracing::info!("connection {number}: {method} {path} {ended}");
    shared.record.end(entry, ended);
    open
}

/// Reads the request's body, unless the action leaves that to itself.
async fn prepare(connection: &mut Connection, head: &Head, action: &Action) -> io::Result<()> {
    let leaves_body = match action {
        Action::Break(fault) => fault.leaves_body(),
        Action::ReadSlowly { .. } | Action::Echo => true,
        _ => false,
    };
    if head.header("expect") == Some("100-continue") {
        connection
            .send_raw(b"HTTP/1.1 100 Continue\r\n\r\n")
            .await?;
    }
    if !leaves_body {
        connection.skip_body(head.body_length()).await?;
    }
    Ok(())
}

async fn act(
    mut connection: Connection,
    head: &Head,
    action: Action,
    received: &AtomicUsize,
) -> (Ended, Option<Connection>) {
    let done = match action {
        Action::Break(fault) => {
            let ended = fault.commit(connection).await;
            return (ended.unwrap_or(Ended::ClientLeft), None);
        }
        Action::Answer(answer) => answer_after(&mut connection, Duration::ZERO, &answer).await,
        Action::AnswerAfter(wait, answer) => answer_after(&mut connection, wait, &answer).await,
        Action::AnswerInParts(answer) => in_parts(&mut connection, &answer).await,
        Action::AnswerInChunks(answer) => in_chunks(&mut connection, &answer).await,
        Action::Echo => echo(&mut connection, head.body_length()).await,
        Action::Drip {
            status,
            bytes,
            every,
        } => drip(&mut connection, status, bytes, every).await,
        Action::ReadSlowly { every } => {
            read_slowly(&mut connection, head.body_length(), every, received).await
        }
    };
    match done {
        Ok(status) => (Ended::Answered(status), Some(connection)),
        Err(_) => (Ended::ClientLeft, None),
    }
}

async fn answer_after(
    connection: &mut Connection,
    wait: Duration,
    answer: &Answer,
) -> io::Result<u16> {
    unless_client_leaves(connection, tokio::time::sleep(wait)).await?;
    connection.send(answer).await?;
    Ok(answer.status)
}

async fn in_parts(connection: &mut Connection, answer: &Answer) -> io::Result<u16> {
    let head = answer.head(answer.body.len());
    connection.send_raw(head.as_bytes()).await?;
    let (first, second) = answer.body.split_at(answer.body.len() / 2);
    for half in [first, second] {
        unless_client_leaves(connection, tokio::time::sleep(Duration::from_millis(10))).await?;
        connection.send_raw(half).await?;
    }
    Ok(answer.status)
}

async fn in_chunks(connection: &mut Connection, answer: &Answer) -> io::Result<u16> {
    let head = answer.head_of_chunks();
    connection.send_raw(head.as_bytes()).await?;
    if answer.body.is_empty() {
        return Ok(answer.status);
    }
    let (first, second) = answer.body.split_at(answer.body.len() / 2);
    for half in [first, second] {
        unless_client_leaves(connection, tokio::time::sleep(Duration::from_millis(10))).await?;
        let length = format!("{:x}\r\n", half.len());
        let chunk = [length.as_bytes(), half, b"\r\n"].concat();
        connection.send_raw(&chunk).await?;
    }
    connection.send_raw(b"0\r\n\r\n").await?;
    Ok(answer.status)
}

async fn echo(connection: &mut Connection, length: usize) -> io::Result<u16> {
    let answer = if length > LARGEST_BODY {
        connection.skip_body(length).await?;
        Answer::new(413, format!("at most {LARGEST_BODY} bytes\n"))
    } else {
        Answer::new(200, connection.read_body(length).await?)
    };
    connection.send(&answer).await?;
    Ok(answer.status)
}

async fn drip(
    connection: &mut Connection,
    status: u16,
    bytes: usize,
    every: Duration,
) -> io::Result<u16> {
    let head = Answer::new(status, "").head(bytes);
    connection.send_raw(head.as_bytes()).await?;
    for _ in 0..bytes {
        unless_client_leaves(connection, tokio::time::sleep(every)).await?;
        connection.send_raw(b".").await?;
    }
    Ok(status)
}

async fn read_slowly(
    connection: &mut Connection,
    length: usize,
    every: Duration,
    received: &AtomicUsize,
) -> io::Result<u16> {
    let mut left = length;
    while left > 0 {
        tokio::time::sleep(every).await;
        let portion = left.min(PORTION);
        connection.skip_body(portion).await?;
        received.fetch_add(portion, Ordering::SeqCst);
        left -= portion;
    }
    connection
        .send(&Answer::new(200, format!("received {length} bytes\n")))
        .await?;
    Ok(200)
}

async fn unless_client_leaves(
    connection: &Connection,
    wait: impl Future<Output = ()>,
) -> io::Result<()> {
    tokio::select! {
        biased;
        () = wait => Ok(()),
        () = connection.client_leaves() => Err(io::ErrorKind::ConnectionAborted.into()),
    }
}

fn lock(memory: &Mutex<Memory>) -> std::sync::MutexGuard<'_, Memory> {
    memory.lock().unwrap_or_else(PoisonError::into_inner)
}
