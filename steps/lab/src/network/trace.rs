//! What happened on the network: one entry a request, in order of arrival.

use std::sync::Arc;

/// How a request ended, as its client saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It has not ended yet.
    Open,
    /// The service worked on it, or an outage answered: this is the status.
    Answered(u16),
    /// The queue was full.
    Shed,
    /// The connection was refused: the service was down.
    Refused,
    /// The service went down before the answer was ready.
    Broken,
    /// The client left before there was an answer.
    Left,
}

/// One request. All times are in milliseconds of virtual time, counted from the
/// start of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of the client that sent it.
    pub client: u32,
    /// Its path and query.
    pub path: Arc<str>,
    /// When it arrived.
    pub arrived: u64,
    /// Whether it got a place, at work or in the queue, and was not turned away.
    pub admitted: bool,
    /// When work on it began, if it did.
    pub started: Option<u64>,
    /// When the service was done with it, if it is: answered, turned away, or
    /// stopped. For a client that left this may be later than `left`.
    pub ended: Option<u64>,
    /// When its client left without an answer, if it did.
    pub left: Option<u64>,
    /// How it ended, as the client saw it.
    pub fate: Fate,
}

impl Entry {
    /// An answer with a status of success: 200 to 299.
    pub fn is_success(&self) -> bool {
        matches!(self.fate, Fate::Answered(200..=299))
    }

    /// How long its client waited: until the answer, or until it left. `None`
    /// while it waits.
    pub fn waited(&self) -> Option<u64> {
        let end = self.left.or(self.ended)?;
        Some(end - self.arrived)
    }
}

/// All that happened on a network until a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// One entry a request, in order of arrival.
    pub entries: Vec<Entry>,
    /// When the trace was taken, in milliseconds from the start of the network.
    pub until: u64,
}

impl Trace {
    /// The same, with the requests of this client only.
    pub fn of_client(&self, client: u32) -> Trace {
        let entries = self.entries.iter().filter(|entry| entry.client == client);
        Trace {
            entries: entries.cloned().collect(),
            until: self.until,
        }
    }
}
