// Mistake: the new open time begins on a clock of its own, not at the time it is told.
// Caught by: exercise_5_probes::the_first_failed_probe_opens_it_again_for_the_whole_time
// ANCHOR: exercise_5_5
let _ = now;
*under_way -= 1;
match verdict {
    Verdict::Ignored => {}
    Verdict::Failure => self.open(Instant::now()),
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
