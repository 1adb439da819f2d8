// Mistake: the open time is added by hand, and an endless one is more than there is.
// Caught by: exercise_4_opening::too_many_failures_may_open_it_for_ever
// ANCHOR: exercise_5_4
match verdict {
    Verdict::Success => window.record(false),
    Verdict::Failure => window.record(true),
    Verdict::Ignored => return,
}
let enough = window.len() >= self.config.min_calls;
if enough && window.failure_rate() >= self.config.failure_rate {
    let until = now + self.config.open_for;
    self.change_to(Inner::Open { until });
}
// ANCHOR_END: exercise_5_4
