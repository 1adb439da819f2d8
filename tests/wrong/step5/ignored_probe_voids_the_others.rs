// Mistake: a probe without a verdict makes those before it worth nothing.
// Caught by: exercise_5_probes::an_ignored_probe_does_not_void_the_others
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Ignored => *succeeded = 0,
    Verdict::Failure => self.open(now),
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
