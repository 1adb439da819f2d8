// Mistake: without a queue the wait in it is left out.
// Caught by: exercise_3_rules::the_worst_case_is_every_attempt_and_every_wait
// ANCHOR: exercise_7_3_worst_case
        let attempts = self.retry.max_attempts.min(10);
        let queued = match self.bulkhead.max_queue {
            0 => Duration::ZERO,
            _ => self.bulkhead.max_wait,
        };
        let attempt = queued.saturating_add(self.timeouts.read);
        let waits = (0..attempts.saturating_sub(1)).map(|retry| self.retry.ceiling(retry));
        waits.fold(attempt.saturating_mul(attempts), Duration::saturating_add)
// ANCHOR_END: exercise_7_3_worst_case
