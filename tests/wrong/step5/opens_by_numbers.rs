// Mistake: numbers of failures are compared, which are no whole numbers in floating point.
// Caught by: exercise_4_opening::other_numbers_open_it_elsewhere
// ANCHOR: exercise_5_4
if let Some(failed) = match verdict {
    Verdict::Ignored => None,
    counted => Some(counted == Verdict::Failure),
} {
    window.record(failed);
    let results = window.len() as f64;
    let failures = (window.failure_rate() * results).round();
    if window.len() >= self.config.min_calls && failures >= self.config.failure_rate * results {
        self.open(now);
    }
}
// ANCHOR_END: exercise_5_4
