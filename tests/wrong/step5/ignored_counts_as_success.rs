// Mistake: what says nothing is recorded as a success.
// Caught by: exercise_4_opening::what_is_ignored_changes_nothing
// ANCHOR: exercise_5_4
window.record(verdict == Verdict::Failure);
let enough = window.len() >= self.config.min_calls;
if enough && window.failure_rate() >= self.config.failure_rate {
    self.open(now);
}
// ANCHOR_END: exercise_5_4
