// Mistake: the probes are judged by the failure rate, as the window is, so one of three may fail.
// Caught by: exercise_5_probes::the_first_failed_probe_opens_it_again_for_the_whole_time
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Ignored => {}
    Verdict::Failure => {
        // The same share as while it is closed.
        let rate = 1.0 / f64::from(*succeeded + 1);
        if rate >= self.config.failure_rate {
            self.open(now);
        }
    }
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
