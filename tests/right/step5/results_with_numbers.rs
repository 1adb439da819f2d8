// Right: results are numbered, and of the failures only the numbers are kept.
// ANCHOR: window
/// A sliding window: it holds the last `size` results and forgets older ones.
#[derive(Clone, Debug)]
pub struct Window {
    size: u64,
    /// The results so far, also those that are forgotten.
    count: u64,
    /// The numbers of the failures that are not forgotten.
    failures: std::collections::BTreeSet<u64>,
}

impl Window {
    /// An empty window for `size` results.
    pub fn new(size: usize) -> Window {
        Window {
            size: size as u64,
            count: 0,
            failures: std::collections::BTreeSet::new(),
        }
    }

    /// How many results it holds, `size` at most.
    pub fn len(&self) -> usize {
        self.count.min(self.size) as usize
    }

    /// Whether it holds no result.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
// ANCHOR_END: window
// ANCHOR: exercise_5_1
if failed {
    self.failures.insert(self.count);
}
self.count += 1;
let oldest = self.count.saturating_sub(self.size);
self.failures = self.failures.split_off(&oldest);
// ANCHOR_END: exercise_5_1
// ANCHOR: exercise_5_1_rate
self.failures.len() as f64 / self.len().max(1) as f64
// ANCHOR_END: exercise_5_1_rate
