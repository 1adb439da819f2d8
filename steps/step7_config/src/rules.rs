//! Values that make no sense together.

use std::time::Duration;

use crate::{ClientConfig, Value};

/// A rule that a configuration breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The settings that break it, such as `retry.max_attempts`.
    pub paths: Vec<&'static str>,
    /// What is wrong with them, in a sentence.
    pub what: String,
}

impl Violation {
    /// A rule that the settings at `paths` break together.
    pub fn new(paths: &[&'static str], what: &str) -> Violation {
        Violation {
            paths: paths.to_vec(),
            what: what.to_owned(),
        }
    }

    /// The same, unless the rule `holds`.
    pub fn unless(holds: bool, paths: &[&'static str], what: &str) -> Option<Violation> {
        (!holds).then(|| Violation::new(paths, what))
    }
}

impl ClientConfig {
    /// The longest that a call takes at a service that accepts each request and
    /// never answers: in each of `max_attempts` attempts, a wait in the
    /// bulkhead's queue (`max_wait`, whatever `max_queue` is) and a read time-out;
    /// before each retry, the ceiling of the schedule.
    ///
    /// Nothing overflows and nothing takes long, whatever the numbers are: more
    /// than 10 attempts count as 10, and 0 as none here, since the rules refuse it.
    pub fn worst_case(&self) -> Duration {
        todo!(
            "exercise 7.3: add up the longest call — {:?} {:?} {:?}",
            self.retry,
            self.timeouts,
            self.bulkhead
        )
    }

    /// Values that make no sense together, each once, with the paths of all that
    /// have a part in it and of no others:
    ///
    /// - `retry.first_wait` is above `retry.max_wait`;
    /// - `timeouts.connect` is not below `timeouts.read`; the same with
    ///   `timeouts.write`: connecting is a part of these waits;
    /// - `timeouts.pool` is not below `deadline`; the same with `timeouts.write`:
    ///   they would never strike;
    /// - the [worst case](ClientConfig::worst_case) is above `deadline`, which
    ///   also involves `timeouts.read`, `bulkhead.max_wait` and everything of `retry`
    ///   but `jitter`; what is said of it tells how long a call can take, as `show` writes
    ///   times;
    /// - `breaker.min_calls` is above `breaker.window`: it would never open;
    /// - `bulkhead.max_concurrent` is above `timeouts.max_connections`: what the
    ///   bulkhead lets through would have to wait again.
    pub fn conflicts(&self) -> Vec<Violation> {
        let worst_case = format!("a call can take {}", self.worst_case().show());
        todo!("exercise 7.3: find the values that do not go together — {worst_case}")
    }
}
