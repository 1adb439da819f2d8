// Mistake: the minimum counts failures, not calls.
// Caught by: exercise_4_opening::it_opens_at_the_rate_and_not_above_it
// ANCHOR: exercise_5_4
match verdict {
    Verdict::Success => window.record(false),
    Verdict::Failure => window.record(true),
    Verdict::Ignored => return,
}
let failures = (window.failure_rate() * window.len() as f64).round() as usize;
let enough = failures >= self.config.min_calls;
if enough && window.failure_rate() >= self.config.failure_rate {
    self.open(now);
}
// ANCHOR_END: exercise_5_4
