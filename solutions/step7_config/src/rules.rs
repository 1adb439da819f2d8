//! Values that make no sense together.

use std::time::Duration;

use crate::{ClientConfig, Value};

/// A rule that a configuration breaks.
// ANCHOR: violation
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
// ANCHOR_END: violation

impl ClientConfig {
    /// The longest that a call takes at a service that accepts each request and
    /// never answers: in each of `max_attempts` attempts, a wait in the
    /// bulkhead's queue (`max_wait`, whatever `max_queue` is) and a read time-out;
    /// before each retry, the ceiling of the schedule.
    ///
    /// Nothing overflows and nothing takes long, whatever the numbers are: more
    /// than 10 attempts count as 10, and 0 as none here, since the rules refuse it.
    pub fn worst_case(&self) -> Duration {
        // STUB todo!(
        // STUB     "exercise 7.3: add up the longest call — {:?} {:?} {:?}",
        // STUB     self.retry,
        // STUB     self.timeouts,
        // STUB     self.bulkhead
        // STUB )
        // ANCHOR: exercise_7_3_worst_case
        let attempts = self.retry.max_attempts.min(10);
        let attempt = self.bulkhead.max_wait.saturating_add(self.timeouts.read);
        let waits = (0..attempts.saturating_sub(1)).map(|retry| self.retry.ceiling(retry));
        waits.fold(attempt.saturating_mul(attempts), Duration::saturating_add)
        // ANCHOR_END: exercise_7_3_worst_case
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
        // STUB todo!("exercise 7.3: find the values that do not go together — {worst_case}")
        // ANCHOR: exercise_7_3_conflicts
        let (timeouts, retry) = (&self.timeouts, &self.retry);
        let mut found = vec![
            Violation::unless(
                retry.first_wait <= retry.max_wait,
                &["retry.first_wait", "retry.max_wait"],
                "the first wait is longer than the longest",
            ),
            Violation::unless(
                self.worst_case() <= self.deadline,
                &[
                    "deadline",
                    "timeouts.read",
                    "retry.max_attempts",
                    "retry.first_wait",
                    "retry.max_wait",
                    "retry.multiplier",
                    "bulkhead.max_wait",
                ],
                &format!("{worst_case}, which is longer than the deadline"),
            ),
            Violation::unless(
                self.breaker.min_calls <= self.breaker.window,
                &["breaker.min_calls", "breaker.window"],
                "the window never holds so many results: the circuit never opens",
            ),
            Violation::unless(
                self.bulkhead.max_concurrent <= timeouts.max_connections,
                &["bulkhead.max_concurrent", "timeouts.max_connections"],
                "what the bulkhead lets through would wait for a connection",
            ),
        ];
        let read = ("timeouts.read", timeouts.read);
        let write = ("timeouts.write", timeouts.write);
        let pool = ("timeouts.pool", timeouts.pool);
        for (path, limit) in [read, write] {
            found.push(Violation::unless(
                timeouts.connect < limit,
                &["timeouts.connect", path],
                "connecting is a part of the other wait, so it must be shorter",
            ));
        }
        for (path, limit) in [write, pool] {
            found.push(Violation::unless(
                limit < self.deadline,
                &[path, "deadline"],
                "never strikes: the deadline comes first",
            ));
        }
        found.into_iter().flatten().collect()
        // ANCHOR_END: exercise_7_3_conflicts
    }
}
