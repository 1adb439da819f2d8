// Mistake: a failed probe opens it only when no other probe is under way.
// Caught by: exercise_5_probes::the_first_failed_probe_opens_it_again_for_the_whole_time
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Ignored => {}
    Verdict::Failure if *under_way > 0 => {}
    Verdict::Failure => self.open(now),
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
