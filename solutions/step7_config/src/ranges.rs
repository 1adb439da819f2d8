//! Values that make no sense by themselves, although they can be read.

use std::time::Duration;

use crate::{ClientConfig, Violation};

/// The shortest time that the clock can tell from none.
const SHORTEST: Duration = Duration::from_millis(1);
/// Longer than any call should take: whoever writes more has mistaken the unit.
const LONGEST: Duration = Duration::from_secs(24 * 3600);
/// More than anybody needs of anything, and still no number that breaks things.
const MOST: usize = 10_000;

impl ClientConfig {
    /// All times.
    fn times(&self) -> [(&'static str, Duration); 9] {
        [
            ("deadline", self.deadline),
            ("timeouts.connect", self.timeouts.connect),
            ("timeouts.read", self.timeouts.read),
            ("timeouts.write", self.timeouts.write),
            ("timeouts.pool", self.timeouts.pool),
            ("retry.first_wait", self.retry.first_wait),
            ("retry.max_wait", self.retry.max_wait),
            ("breaker.open_for", self.breaker.open_for),
            ("bulkhead.max_wait", self.bulkhead.max_wait),
        ]
    }

    /// All counts, each with the least and the most that it may be.
    fn counts(&self) -> [(&'static str, usize, usize, usize); 9] {
        let (timeouts, retry, budget) = (&self.timeouts, &self.retry, &self.budget);
        let (breaker, bulkhead) = (&self.breaker, &self.bulkhead);
        [
            (
                "timeouts.max_connections",
                timeouts.max_connections,
                1,
                MOST,
            ),
            ("retry.max_attempts", retry.max_attempts as usize, 1, 10),
            ("budget.reserve", budget.reserve as usize, 1, MOST),
            ("budget.percent", budget.percent as usize, 1, 100),
            ("breaker.window", breaker.window, 1, MOST),
            ("breaker.min_calls", breaker.min_calls, 1, MOST),
            ("breaker.probes", breaker.probes as usize, 1, MOST),
            ("bulkhead.max_concurrent", bulkhead.max_concurrent, 1, MOST),
            ("bulkhead.max_queue", bulkhead.max_queue, 0, MOST),
        ]
    }

    /// Each value that makes no sense by itself, whatever the others are:
    ///
    /// - a time (all are in `times`) below 1 ms or above a day;
    /// - a count (all are in `counts`) outside of its bounds;
    /// - a `breaker.failure_rate` that is not above 0 and at most 1;
    /// - a `retry.multiplier` that is not from 1 to 10;
    /// - a `base_url` that `base_url_problem` has something to say about.
    ///
    /// What is said of a time or a count names both bounds: those of a time as
    /// `1ms` and `1day`.
    pub fn out_of_range(&self) -> Vec<Violation> {
        // STUB todo!(
        // STUB     "exercise 7.3: find the values that make no sense — {SHORTEST:?} {LONGEST:?} {:?}",
        // STUB     (
        // STUB         self.times(),
        // STUB         self.counts(),
        // STUB         base_url_problem(&self.base_url)
        // STUB     )
        // STUB )
        // ANCHOR: exercise_7_3
        let mut found = Vec::new();
        for (path, time) in self.times() {
            if time < SHORTEST || time > LONGEST {
                found.push(Violation::new(&[path], "must be from 1ms to 1day"));
            }
        }
        for (path, count, least, most) in self.counts() {
            if count < least || count > most {
                let what = format!("must be from {least} to {most}");
                found.push(Violation::new(&[path], &what));
            }
        }
        // "Is it good?" and not "is it bad?": NaN answers no to every comparison.
        let rate = self.breaker.failure_rate;
        let is_share = rate > 0.0 && rate <= 1.0;
        if !is_share {
            let what = "must be above 0 and at most 1: 0.5 is one half";
            found.push(Violation::new(&["breaker.failure_rate"], what));
        }
        if !(1.0..=10.0).contains(&self.retry.multiplier) {
            let what = "must be from 1 to 10";
            found.push(Violation::new(&["retry.multiplier"], what));
        }
        if let Some(what) = base_url_problem(&self.base_url) {
            found.push(Violation::new(&["base_url"], what));
        }
        found
        // ANCHOR_END: exercise_7_3
    }
}

/// What is wrong with an address, in a sentence that does not repeat it.
fn base_url_problem(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return Some("must be set: there is no default for the address");
    }
    let Ok(url) = reqwest::Url::parse(text) else {
        return Some("is not an address, such as http://127.0.0.1:8080");
    };
    let has_user = !url.username().is_empty() || url.password().is_some();
    if !matches!(url.scheme(), "http" | "https") {
        Some("is not an address that begins with http:// or https://")
    } else if has_user || url.query().is_some() || url.fragment().is_some() {
        Some("must hold no user, no password, and nothing behind a ? or #")
    } else {
        None
    }
}
