// Mistake: only a probe without a verdict gives its place back: a success is counted twice.
// Caught by: exercise_5_probes::probes_may_come_one_after_the_other
// ANCHOR: exercise_5_5
match verdict {
    Verdict::Ignored => *under_way -= 1,
    Verdict::Failure => self.open(now),
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
