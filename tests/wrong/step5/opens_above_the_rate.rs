// Mistake: `>` for `>=`: one failure too many before it opens.
// Caught by: exercise_4_opening::it_opens_at_the_rate_and_not_above_it
// Also caught by: exercise_4_opening::it_opens_as_soon_when_it_has_long_been_well
// Also caught by: exercise_4_opening::a_late_result_does_not_prolong_the_open_time
// ANCHOR: exercise_5_4
match verdict {
    Verdict::Success => window.record(false),
    Verdict::Failure => window.record(true),
    Verdict::Ignored => return,
}
let enough = window.len() >= self.config.min_calls;
if enough && window.failure_rate() > self.config.failure_rate {
    self.open(now);
}
// ANCHOR_END: exercise_5_4
