// Mistake: the window is asked before the new result is in it: one call too late.
// Caught by: exercise_4_opening::it_opens_at_the_rate_and_not_above_it
// ANCHOR: exercise_5_4
let enough = window.len() >= self.config.min_calls;
let too_much = window.failure_rate() >= self.config.failure_rate;
match verdict {
    Verdict::Success => window.record(false),
    Verdict::Failure => window.record(true),
    Verdict::Ignored => return,
}
if enough && too_much {
    self.open(now);
}
// ANCHOR_END: exercise_5_4
