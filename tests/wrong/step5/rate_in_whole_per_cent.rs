// Mistake: rates are compared in whole per cent: less than one is zero, and reached at once.
// Caught by: exercise_4_opening::other_numbers_open_it_elsewhere
// ANCHOR: exercise_5_4
match verdict {
    Verdict::Success => window.record(false),
    Verdict::Failure => window.record(true),
    Verdict::Ignored => return,
}
let enough = window.len() >= self.config.min_calls;
if enough && (window.failure_rate() * 100.0) as u32 >= (self.config.failure_rate * 100.0) as u32 {
    self.open(now);
}
// ANCHOR_END: exercise_5_4
