//! How long each wait of an attempt may last.

use std::time::Duration;

/// The four waits of one attempt, and how many attempts may be under way.
///
/// `Duration::MAX` means no limit; zero, for `pool`, that nobody waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeoutConfig {
    /// For a connection to come about.
    pub connect: Duration,
    /// For the next part of the answer: its head, then each piece of its body.
    pub read: Duration,
    /// For the service to take the next piece of the request's body.
    pub write: Duration,
    /// For one of the client's own connections to become free.
    pub pool: Duration,
    /// How many connections may be in use at a time, at least 1.
    pub max_connections: usize,
}

impl Default for TimeoutConfig {
    fn default() -> Self {
        TimeoutConfig {
            connect: Duration::from_secs(10),
            read: Duration::from_secs(30),
            write: Duration::from_secs(15),
            pool: Duration::from_secs(5),
            max_connections: 100,
        }
    }
}
