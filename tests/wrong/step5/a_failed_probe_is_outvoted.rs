// Mistake: a failed probe is outvoted when more than half of the probes have succeeded.
// Caught by: exercise_5_probes::the_first_failed_probe_opens_it_again_for_the_whole_time
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Ignored => {}
    // One bad instance is no outage: the majority decides.
    Verdict::Failure if *succeeded * 2 > self.config.probes => {}
    Verdict::Failure => self.open(now),
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
