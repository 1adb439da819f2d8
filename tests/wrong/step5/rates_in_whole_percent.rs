// Mistake: the two rates are compared as rounded percents.
// Caught by: exercise_4_opening::other_numbers_open_it_elsewhere
// ANCHOR: exercise_5_4
        match verdict {
            Verdict::Success => window.record(false),
            Verdict::Failure => window.record(true),
            Verdict::Ignored => return,
        }
        let enough = window.len() >= self.config.min_calls;
        let percent = |rate: f64| (rate * 100.0).round() as u32;
        let too_much = percent(window.failure_rate()) >= percent(self.config.failure_rate);
        if enough && too_much {
            self.open(now);
        }
// ANCHOR_END: exercise_5_4
