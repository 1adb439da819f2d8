//! How often to try, and how long to wait in between.

use std::time::Duration;

/// The schedule of the attempts of one call.
#[derive(Clone, Debug, PartialEq)]
pub struct RetryConfig {
    /// How often to try in all, the first attempt included; 0 counts as 1.
    pub max_attempts: u32,
    /// The longest wait before the first retry.
    pub first_wait: Duration,
    /// No wait of the schedule is longer than this.
    pub max_wait: Duration,
    /// By how much the longest wait grows from one retry to the next; at least 1.
    pub multiplier: f64,
    /// Whether waits are drawn at random, from zero up to the longest.
    pub jitter: bool,
}

impl Default for RetryConfig {
    fn default() -> Self {
        RetryConfig {
            max_attempts: 3,
            first_wait: Duration::from_secs(1),
            max_wait: Duration::from_secs(60),
            multiplier: 2.0,
            jitter: true,
        }
    }
}

impl RetryConfig {
    /// The longest wait before a retry: `first_wait` × `multiplier`^`retry`, but
    /// never more than `max_wait`. `retry` counts from 0.
    ///
    /// With the defaults that is 1 s, 2 s, 4 s, … up to 60 s. However large
    /// `retry` and `max_wait` are, nothing overflows, nothing panics, and it takes no
    /// time.
    pub fn ceiling(&self, retry: u32) -> Duration {
        todo!("exercise 4.1: the longest wait before a retry — {retry}")
    }

    /// The wait before a retry. `random` is a number from 0 up to, but not
    /// including, 1, drawn anew for each wait.
    ///
    /// With jitter the wait is that share of the ceiling ("full jitter"): any
    /// value from zero to the ceiling is as likely as any other. That is
    /// ceiling × `random`; ceiling × (0.5 + `random` / 2), "equal jitter", will do
    /// as well, for all waits or for none. Without jitter it is the ceiling.
    ///
    /// Source: Marc Brooker, "Exponential Backoff And Jitter", AWS, 2015.
    pub fn wait(&self, retry: u32, random: f64) -> Duration {
        todo!("exercise 4.2: the wait before a retry — {retry} {random}")
    }
}
