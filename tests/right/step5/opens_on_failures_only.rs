// Right: only a failure can open it, not a success that makes the calls enough.
// ANCHOR: exercise_5_4
if verdict == Verdict::Ignored {
    return;
}
let failed = verdict == Verdict::Failure;
window.record(failed);
let is_too_much = window.failure_rate() >= self.config.failure_rate;
if failed && is_too_much && window.len() >= self.config.min_calls {
    self.open(now);
}
// ANCHOR_END: exercise_5_4
