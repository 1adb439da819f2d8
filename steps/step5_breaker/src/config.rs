//! When to open, for how long, and how to find out that it is over.

use std::time::Duration;

/// The numbers of a circuit breaker.
#[derive(Clone, Debug, PartialEq)]
pub struct BreakerConfig {
    /// How many of the last results count; at least 1.
    pub window: usize,
    /// The share of failures among them that opens the circuit, reached or
    /// exceeded; above 0, and at most 1.
    pub failure_rate: f64,
    /// With fewer results than this nothing opens: one failure of one call says
    /// little. At least 1, at most `window`.
    pub min_calls: usize,
    /// How long the circuit stays open before it asks again.
    pub open_for: Duration,
    /// How many calls may ask while it is half-open. All of them must succeed
    /// to close it. At least 1.
    pub probes: u32,
}

impl Default for BreakerConfig {
    fn default() -> Self {
        BreakerConfig {
            window: 20,
            failure_rate: 0.5,
            min_calls: 10,
            open_for: Duration::from_secs(10),
            probes: 3,
        }
    }
}
