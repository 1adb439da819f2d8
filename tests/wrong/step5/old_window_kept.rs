// Mistake: closing keeps the results of the outage: a `half-open` that merely turns back.
// Caught by: exercise_5_probes::closing_clears_the_window
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Ignored => {}
    Verdict::Failure => self.open(now),
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
            if let Inner::Closed { window } = &mut self.inner {
                (0..3).for_each(|_| window.record(true));
            }
        }
    }
}
// ANCHOR_END: exercise_5_5
