// Mistake: Retry-After is compared with the ceiling instead of the wait, so a shorter one is forgotten.
// Caught by: exercise_4_wait_after::it_is_the_longer_of_the_two_whatever_the_error
// ANCHOR: exercise_4_4
        let asked_for = error.retry_after().unwrap_or_default();
        let wait = if asked_for > self.config.ceiling(retry) {
            asked_for
        } else {
            self.config.wait(retry, random)
        };
        let end = tokio::time::Instant::now().checked_add(wait)?;
        match request.deadline {
            Some(deadline) if end >= deadline => None,
            _ => Some(wait),
        }
// ANCHOR_END: exercise_4_4
