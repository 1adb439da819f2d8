//! What a simulated service is like.

use std::time::Duration;

use super::{Latency, Spell};

/// A service: its strength, its habits and its weather.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceConfig {
    /// How many requests it works on at once; at least 1.
    pub capacity: usize,
    /// How many more may wait for their turn, first come, first served; 0 means
    /// that none may.
    pub queue: usize,
    /// What a request hears that finds the queue full.
    pub when_full: WhenFull,
    /// How long the work on one request takes, waiting not included.
    pub latency: Latency,
    /// The share of requests, from 0 to 1, that are worked on and then fail.
    pub error_rate: f64,
    /// The status of those, such as 500 or 503.
    pub error_status: u16,
    /// What becomes of a request whose client does not wait for the answer.
    pub when_client_leaves: WhenClientLeaves,
    /// What goes wrong, and when.
    pub weather: Vec<Spell>,
}

impl Default for ServiceConfig {
    /// 10 requests at once and 100 in the queue; 50 ms each, one in a hundred
    /// 200 ms or more; no errors, fair weather.
    fn default() -> Self {
        ServiceConfig {
            capacity: 10,
            queue: 100,
            when_full: WhenFull::Answer(503),
            latency: Latency::new(Duration::from_millis(50), Duration::from_millis(200)),
            error_rate: 0.0,
            error_status: 500,
            when_client_leaves: WhenClientLeaves::Stop,
            weather: Vec::new(),
        }
    }
}

/// What a request hears that finds the queue full. It hears it after one
/// millisecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenFull {
    /// The connection is refused.
    Refuse,
    /// An answer with this status, such as 503.
    Answer(u16),
}

/// What becomes of a request whose client does not wait for the answer: the
/// future of its call was dropped, by a time-out most likely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenClientLeaves {
    /// The service notices at once. The place, at work or in the queue, is free.
    Stop,
    /// The service does not notice, as most do not. The request keeps its place
    /// in the queue, and is worked on to the end, for nobody.
    WorkOn,
}

impl ServiceConfig {
    /// How many requests a second it can carry in fair weather, on average.
    pub fn requests_per_second(&self) -> f64 {
        self.capacity as f64 / self.latency.mean().as_secs_f64()
    }

    /// # Panics
    /// When a value is out of its range.
    pub(super) fn check(&self) {
        let places = 1..=tokio::sync::Semaphore::MAX_PERMITS;
        assert!(
            places.contains(&self.capacity),
            "capacity is {}",
            self.capacity
        );
        let rate = self.error_rate;
        assert!((0.0..=1.0).contains(&rate), "error_rate is {rate}");
        self.weather.iter().for_each(Spell::check);
    }
}
