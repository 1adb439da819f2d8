// Right: what comes of a probe is computed as a new state, instead of counted in place.
// ANCHOR: exercise_5_5
let (others, good) = (*under_way - 1, *succeeded);
match verdict {
    Verdict::Failure => return self.open(now),
    Verdict::Success if good + 1 == self.config.probes => return self.close(),
    Verdict::Success | Verdict::Ignored => {}
}
// The same period goes on.
self.inner = Inner::HalfOpen {
    under_way: others,
    succeeded: good + u32::from(verdict == Verdict::Success),
};
// ANCHOR_END: exercise_5_5
