// Mistake: a success empties the window: only failures in a row open it.
// Caught by: exercise_4_opening::failures_need_not_come_in_a_row
// Also caught by: exercise_4_opening::below_the_rate_it_stays_closed
// ANCHOR: exercise_5_4
match verdict {
    Verdict::Success => *window = Window::new(self.config.window),
    Verdict::Failure => window.record(true),
    Verdict::Ignored => return,
}
let enough = window.len() >= self.config.min_calls;
if enough && window.failure_rate() >= self.config.failure_rate {
    self.open(now);
}
// ANCHOR_END: exercise_5_4
