// Mistake: each failed probe doubles the open time, for good.
// Caught by: exercise_5_probes::a_failed_probe_costs_the_configured_open_time
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Ignored => {}
    Verdict::Failure => {
        self.open(now);
        self.config.open_for = self.config.open_for.saturating_mul(2);
    }
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
