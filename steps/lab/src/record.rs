//! What the service saw: one entry a request, in order of arrival.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// How a request ended, as the service saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The service is still busy with it.
    NotYet,
    /// An answer with this status was sent to its end.
    Answered(u16),
    /// The service broke it on purpose; the text says how.
    Broken(&'static str),
    /// The client closed the connection before the service was done.
    ClientLeft,
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ended::NotYet => f.write_str("… still busy"),
            Ended::Answered(status) => write!(f, "→ {status}"),
            Ended::Broken(how) => write!(f, "✘ {how}"),
            Ended::ClientLeft => f.write_str("✘ client left"),
        }
    }
}

/// One request that reached the service.
#[derive(Clone, Debug)]
pub struct Seen {
    /// When its head had been read.
    pub at: Instant,
    /// When it ended, if it has.
    pub ended_at: Option<Instant>,
    /// `GET`, `POST`, …
    pub method: String,
    /// Path and query, as sent.
    pub path: String,
    /// Header names (in lower case) and values, as sent.
    pub headers: Vec<(String, String)>,
    /// Number of the connection it came on, from 1.
    pub connection: usize,
    /// How it ended.
    pub ended: Ended,
}

impl Seen {
    /// The first value of a header; `name` in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name)?;
        Some(&found.1)
    }
}

/// The record of a service, shared by its connections.
#[derive(Clone, Default)]
pub(crate) struct Record(Arc<Mutex<Vec<Seen>>>);

impl Record {
    /// Adds a request and returns its number.
    pub(crate) fn add(&self, seen: Seen) -> usize {
        let mut entries = self.lock();
        entries.push(seen);
        entries.len() - 1
    }

    pub(crate) fn end(&self, number: usize, ended: Ended) {
        let mut entries = self.lock();
        entries[number].ended = ended;
        entries[number].ended_at = Some(Instant::now());
    }

    pub(crate) fn all(&self) -> Vec<Seen> {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Seen>> {
        // A panic elsewhere leaves the list whole: keep using it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
