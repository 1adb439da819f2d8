// Mistake: a failed probe only cancels one that succeeded.
// Caught by: exercise_5_probes::a_failed_probe_costs_the_configured_open_time
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Ignored => {}
    Verdict::Failure if *succeeded > 0 => *succeeded -= 1,
    Verdict::Failure => self.open(now),
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
