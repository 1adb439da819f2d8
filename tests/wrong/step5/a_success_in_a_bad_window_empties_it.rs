// Mistake: a success in a window that is too bad empties it instead of opening.
// Caught by: exercise_4_opening::a_success_makes_no_failure_forgotten
// ANCHOR: exercise_5_4
        match verdict {
            Verdict::Success => window.record(false),
            Verdict::Failure => window.record(true),
            Verdict::Ignored => return,
        }
        let enough = window.len() >= self.config.min_calls;
        if enough && window.failure_rate() >= self.config.failure_rate {
            match verdict {
                Verdict::Success => *window = Window::new(self.config.window),
                _ => self.open(now),
            }
        }
// ANCHOR_END: exercise_5_4
