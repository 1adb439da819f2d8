// Mistake: the open time is written into the code.
// Caught by: exercise_4_opening::it_opens_for_open_for
// ANCHOR: exercise_5_4
match verdict {
    Verdict::Success => window.record(false),
    Verdict::Failure => window.record(true),
    Verdict::Ignored => return,
}
let enough = window.len() >= self.config.min_calls;
if enough && window.failure_rate() >= self.config.failure_rate {
    let until = now + Duration::from_secs(10);
    self.change_to(Inner::Open { until });
}
// ANCHOR_END: exercise_5_4
