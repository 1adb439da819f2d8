// Mistake: the new open time is written into the code.
// Caught by: exercise_5_probes::a_failed_probe_costs_the_configured_open_time
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Ignored => {}
    Verdict::Failure => {
        let until = now + Duration::from_secs(10);
        self.change_to(Inner::Open { until });
    }
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
