// Right: the result is added first and the window cut to size afterwards; failures are summed.
// ANCHOR: exercise_5_1
self.results.push_back(failed);
while self.results.len() > self.size {
    let _ = self.results.pop_front();
}
// ANCHOR_END: exercise_5_1
// ANCHOR: exercise_5_1_rate
let count = self.results.len().max(1) as f64;
let failures: u32 = self.results.iter().map(|failed| u32::from(*failed)).sum();
f64::from(failures) / count
// ANCHOR_END: exercise_5_1_rate
