// Mistake: it closes as soon as no probe is under way, however few have succeeded.
// Caught by: exercise_5_probes::probes_may_come_one_after_the_other
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Ignored => {}
    Verdict::Failure => self.open(now),
    Verdict::Success => {
        *succeeded += 1;
        if *under_way == 0 {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
