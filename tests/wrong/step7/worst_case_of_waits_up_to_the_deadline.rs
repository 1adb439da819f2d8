// Mistake: a wait that is longer than the deadline counts with the deadline only.
// Caught by: exercise_3_rules::the_worst_case_is_every_attempt_and_every_wait
// ANCHOR: exercise_7_3_worst_case
        let attempts = self.retry.max_attempts.min(10);
        let attempt = self.bulkhead.max_wait.saturating_add(self.timeouts.read);
        let retries = attempts.saturating_sub(1);
        let ceilings = (0..retries).map(|retry| self.retry.ceiling(retry).min(self.deadline));
        ceilings.fold(attempt.saturating_mul(attempts), Duration::saturating_add)
// ANCHOR_END: exercise_7_3_worst_case
