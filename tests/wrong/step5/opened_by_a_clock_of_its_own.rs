// Mistake: the open time begins on a clock of its own, not at the time it is told.
// Caught by: exercise_4_opening::it_opens_for_open_for
// ANCHOR: exercise_5_4
let _ = now;
match verdict {
    Verdict::Success => window.record(false),
    Verdict::Failure => window.record(true),
    Verdict::Ignored => return,
}
let enough = window.len() >= self.config.min_calls;
if enough && window.failure_rate() >= self.config.failure_rate {
    self.open(Instant::now());
}
// ANCHOR_END: exercise_5_4
