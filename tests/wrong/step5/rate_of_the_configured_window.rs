// Mistake: failures are compared with a share of the whole window, also while it is not full.
// Caught by: exercise_4_opening::it_opens_at_the_rate_and_not_above_it
// ANCHOR: exercise_5_4
match verdict {
    Verdict::Success => window.record(false),
    Verdict::Failure => window.record(true),
    Verdict::Ignored => return,
}
let enough = window.len() >= self.config.min_calls;
let failures = (window.failure_rate() * window.len() as f64).round();
if enough && failures >= self.config.failure_rate * self.config.window as f64 {
    self.open(now);
}
// ANCHOR_END: exercise_5_4
