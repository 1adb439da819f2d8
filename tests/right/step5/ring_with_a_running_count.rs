// Right: a ring of a fixed size with a running count, instead of a queue that is counted each time.
// ANCHOR: window
/// A sliding window: it holds the last `size` results and forgets older ones.
#[derive(Clone, Debug)]
pub struct Window {
    ring: Vec<Option<bool>>,
    next: usize,
    len: usize,
    failures: usize,
}

impl Window {
    /// An empty window for `size` results.
    pub fn new(size: usize) -> Window {
        Window {
            ring: vec![None; size],
            next: 0,
            len: 0,
            failures: 0,
        }
    }

    /// How many results it holds, `size` at most.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it holds no result.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
// ANCHOR_END: window
// ANCHOR: exercise_5_1
match self.ring[self.next].replace(failed) {
    None => self.len += 1,
    Some(old) => self.failures -= usize::from(old),
}
self.failures += usize::from(failed);
self.next = (self.next + 1) % self.ring.len();
// ANCHOR_END: exercise_5_1
// ANCHOR: exercise_5_1_rate
match self.len {
    0 => 0.0,
    len => self.failures as f64 / len as f64,
}
// ANCHOR_END: exercise_5_1_rate
