//! A log line for each attempt, with the time it took.

use step2::{ApiError, Reply};

use crate::{Request, Transport};

/// Logs each attempt of the transport inside: when it starts, and when it ends
/// how it ended and after how long.
#[derive(Clone, Debug)]
pub struct Timed<T> {
    inner: T,
}

impl<T: Transport> Timed<T> {
    /// Logs the attempts of `inner`.
    pub fn new(inner: T) -> Timed<T> {
        Timed { inner }
    }

    /// The transport inside.
    pub fn inner(&self) -> &T {
        &self.inner
    }
}

impl<T: Transport> Transport for Timed<T> {
    /// Sends the request on, with an event before and one after it. There are no
    /// others, and these have no other fields, so that nothing private slips in:
    ///
    /// - debug, `attempt started`, with `method` and `path`;
    /// - debug, `attempt succeeded`, with `method`, `path`, `status` (a number)
    ///   and `elapsed_ms` (a whole number);
    /// - warn, `attempt failed`, with `method`, `path`, `error` (its message)
    ///   and `elapsed_ms` (a whole number).
    ///
    /// `path` is [`Request::path_for_log`]. Time is read from tokio's clock.
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        todo!("exercise 3.4: log the attempt and its time — {request:?}")
    }
}
