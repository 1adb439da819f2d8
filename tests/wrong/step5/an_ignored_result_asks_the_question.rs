// Mistake: a success does not ask whether it is too much, an ignored result does.
// Caught by: exercise_4_opening::what_is_ignored_changes_nothing
// ANCHOR: exercise_5_4
        match verdict {
            Verdict::Success => {
                window.record(false);
                return;
            }
            Verdict::Failure => window.record(true),
            Verdict::Ignored => {}
        }
        let enough = window.len() >= self.config.min_calls;
        if enough && window.failure_rate() >= self.config.failure_rate {
            self.open(now);
        }
// ANCHOR_END: exercise_5_4
