//! How many calls may be inside, and how long one may wait for its turn.

use std::time::Duration;

/// The limits of one bulkhead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkheadConfig {
    /// How many calls may run at a time, at least 1.
    pub max_concurrent: usize,
    /// How many more may wait until one of those has ended; 0 means that nobody
    /// waits.
    pub max_queue: usize,
    /// How long a call may wait for its turn. What it does afterwards has no
    /// limit here.
    pub max_wait: Duration,
}

impl Default for BulkheadConfig {
    /// 25 calls carry 500 calls a second when each takes 50 ms. A queue of as
    /// many is through within the time of one call. Who has waited for half a
    /// second stands behind calls that do not end.
    fn default() -> Self {
        BulkheadConfig {
            max_concurrent: 25,
            max_queue: 25,
            max_wait: Duration::from_millis(500),
        }
    }
}

/// What becomes of a call that wants to come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It runs at once.
    Run,
    /// It waits for its turn.
    Wait,
    /// It is turned away.
    Refuse,
}

impl BulkheadConfig {
    /// What becomes of one more call while `inside` others are inside, running
    /// or waiting.
    ///
    /// The first `max_concurrent` run, the next `max_queue` wait, all others are
    /// refused. However large the limits are, nothing overflows.
    pub fn admit(&self, inside: usize) -> Admission {
        todo!("exercise 6.1: run, wait or refuse? — {inside} {self:?}")
    }
}
