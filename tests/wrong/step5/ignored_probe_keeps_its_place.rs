// Mistake: a probe without a verdict never gives its place back.
// Caught by: exercise_5_probes::an_ignored_probe_gives_its_place_back
// ANCHOR: exercise_5_5
let _ = under_way;
match verdict {
    Verdict::Ignored => {}
    Verdict::Failure => self.open(now),
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
