// Mistake: a wait in the queue that is longer than the deadline counts as the deadline.
// Caught by: exercise_3_rules::the_worst_case_is_every_attempt_and_every_wait
// ANCHOR: exercise_7_3_worst_case
        let attempts = self.retry.max_attempts.min(10);
        // Nobody waits past the deadline.
        let queue = self.bulkhead.max_wait.min(self.deadline);
        let attempt = queue.saturating_add(self.timeouts.read);
        let waits = (0..attempts.saturating_sub(1)).map(|retry| self.retry.ceiling(retry));
        waits.fold(attempt.saturating_mul(attempts), Duration::saturating_add)
// ANCHOR_END: exercise_7_3_worst_case
