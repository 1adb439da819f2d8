// Mistake: the first probe that succeeds closes it.
// Caught by: exercise_5_probes::all_probes_must_succeed
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Ignored => {}
    Verdict::Failure => self.open(now),
    Verdict::Success => {
        *succeeded += 1;
        self.close();
    }
}
// ANCHOR_END: exercise_5_5
