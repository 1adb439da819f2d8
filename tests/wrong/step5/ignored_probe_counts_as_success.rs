// Mistake: a probe that ends in a 404 counts as a success and closes the circuit.
// Caught by: exercise_5_probes::an_ignored_probe_gives_its_place_back
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Failure => self.open(now),
    Verdict::Success | Verdict::Ignored => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
