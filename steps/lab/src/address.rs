//! Addresses on loopback from which no answer comes.

use std::io;
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket};

/// A port that is taken but where nobody listens: every connection is refused.
/// The port is free again when this is dropped.
pub struct Occupied {
    address: SocketAddr,
    _socket: TcpSocket,
}

impl Occupied {
    /// The base address, such as `http://127.0.0.1:40123`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// A port on loopback that refuses connections.
///
/// # Errors
/// When no port can be had. Must be called within a tokio runtime.
pub fn refusing_address() -> io::Result<Occupied> {
    // Bound, so that nobody else gets the port; never listening, so that the
    // operating system refuses whoever knocks.
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
    let address = socket.local_addr()?;
    Ok(Occupied {
        address,
        _socket: socket,
    })
}

/// An address where connecting takes for ever.
pub struct SilentAddress {
    address: SocketAddr,
    _listener: Option<TcpListener>,
    _queue: Vec<TcpStream>,
}

impl SilentAddress {
    /// The base address, such as `http://127.0.0.1:40123`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

/// An address that neither accepts nor refuses: a connection is never completed.
///
/// # Errors
/// When no port can be had. Must be called within a tokio runtime.
#[cfg(unix)]
pub fn silent_address() -> io::Result<SilentAddress> {
    // A listener with a short queue that nobody empties. Once the queue is full
    // the system drops every further attempt to connect without a word.
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
    let listener = socket.listen(1)?;
    let address = listener.local_addr()?;
    let mut queue = Vec::new();
    while let Ok(connection) = TcpStream::connect_timeout(&address, Duration::from_millis(30)) {
        queue.push(connection);
    }
    Ok(SilentAddress {
        address,
        _listener: Some(listener),
        _queue: queue,
    })
}

/// An address that neither accepts nor refuses: a connection is never completed.
///
/// # Errors
/// Never: other systems refuse when a queue is full, so this is an address that
/// RFC 5737 keeps free for documentation, and to which no packet finds a way.
#[cfg(not(unix))]
pub fn silent_address() -> io::Result<SilentAddress> {
    Ok(SilentAddress {
        address: SocketAddr::from(([192, 0, 2, 1], 80)),
        _listener: None,
        _queue: Vec::new(),
    })
}
