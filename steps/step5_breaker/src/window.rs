//! The last results, and how many of them were failures.

use std::collections::VecDeque;

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

    /// Adds a result. If the window is full, the oldest one makes room.
    pub fn record(&mut self, failed: bool) {
        todo!(
            "exercise 5.1: add a result, forget the oldest — {failed} {}",
            self.size
        )
    }

    /// The share of failures, from 0 to 1: how many there are, divided by how many
    /// results it holds, and not rounded. 0 while it holds no result.
    pub fn failure_rate(&self) -> f64 {
        todo!("exercise 5.1: the share of failures")
    }
}
