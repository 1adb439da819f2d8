// Mistake: how many failures are needed is multiplied out and rounded up, which floating point makes one too many.
// Caught by: exercise_4_opening::other_numbers_open_it_elsewhere
// ANCHOR: exercise_5_4
        match verdict {
            Verdict::Success => window.record(false),
            Verdict::Failure => window.record(true),
            Verdict::Ignored => return,
        }
        let enough = window.len() >= self.config.min_calls;
        let failures = (window.failure_rate() * window.len() as f64).round() as usize;
        let needed = (self.config.failure_rate * window.len() as f64).ceil() as usize;
        let too_much = failures >= needed;
        if enough && too_much {
            self.open(now);
        }
// ANCHOR_END: exercise_5_4
