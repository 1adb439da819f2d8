// Mistake: the minimum of calls is written into the code.
// Caught by: exercise_4_opening::other_numbers_open_it_elsewhere
// ANCHOR: exercise_5_4
match verdict {
    Verdict::Success => window.record(false),
    Verdict::Failure => window.record(true),
    Verdict::Ignored => return,
}
let enough = window.len() >= 4;
if enough && window.failure_rate() >= self.config.failure_rate {
    self.open(now);
}
// ANCHOR_END: exercise_5_4
