// Mistake: `>` for `>=`: one call more than the minimum is asked for.
// Caught by: exercise_4_opening::a_few_calls_are_too_few
// ANCHOR: exercise_5_4
match verdict {
    Verdict::Success => window.record(false),
    Verdict::Failure => window.record(true),
    Verdict::Ignored => return,
}
let enough = window.len() > self.config.min_calls;
if enough && window.failure_rate() >= self.config.failure_rate {
    self.open(now);
}
// ANCHOR_END: exercise_5_4
