// Mistake: after a success, a failed probe only starts the count again while others are under way.
// Caught by: exercise_5_probes::the_first_failed_probe_opens_it_again_for_the_whole_time
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Ignored => {}
    // It has worked once: that may be one bad instance, and the others will tell.
    Verdict::Failure if *under_way > 0 && *succeeded > 0 => *succeeded = 0,
    Verdict::Failure => self.open(now),
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
