//! The last results, and how many of them were failures.

use std::collections::VecDeque;

// ANCHOR: window
/// A sliding window: it holds the last `size` results and forgets older ones.
#[derive(Clone, Debug)]
pub struct Window {
    size: usize,
    /// Whether each result was a failure, the oldest first.
    results: VecDeque<bool>,
}

impl Window {
    /// An empty window for `size` results.
    pub fn new(size: usize) -> Window {
        Window {
            size,
            results: VecDeque::with_capacity(size),
        }
    }

    /// How many results it holds, `size` at most.
    pub fn len(&self) -> usize {
        self.results.len()
    }

    /// Whether it holds no result.
    pub fn is_empty(&self) -> bool {
        self.results.is_empty()
    }
    // ANCHOR_END: window

    /// Adds a result. If the window is full, the oldest one makes room.
    pub fn record(&mut self, failed: bool) {
        // STUB todo!(
        // STUB     "exercise 5.1: add a result, forget the oldest — {failed} {}",
        // STUB     self.size
        // STUB )
        // ANCHOR: exercise_5_1
        if self.results.len() == self.size {
            self.results.pop_front();
        }
        self.results.push_back(failed);
        // ANCHOR_END: exercise_5_1
    }

    /// The share of failures, from 0 to 1: how many there are, divided by how many
    /// results it holds, and not rounded. 0 while it holds no result.
    pub fn failure_rate(&self) -> f64 {
        // STUB todo!("exercise 5.1: the share of failures")
        // ANCHOR: exercise_5_1_rate
        if self.results.is_empty() {
            return 0.0;
        }
        let failures = self.results.iter().filter(|failed| **failed).count();
        failures as f64 / self.results.len() as f64
        // ANCHOR_END: exercise_5_1_rate
    }
}
