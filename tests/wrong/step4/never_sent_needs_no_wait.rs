// Mistake: What was never sent has no wait in the schedule.
// Caught by: exercise_4_wait_after::it_is_the_longer_of_the_two_whatever_the_error
// ANCHOR: exercise_4_4
        let asked_for = error.retry_after().unwrap_or_default();
        let scheduled = match error.executed() {
            // The service knows nothing of it, so there is nothing to spare it.
            step2::Executed::No => Duration::ZERO,
            _ => self.config.wait(retry, random),
        };
        let wait = scheduled.max(asked_for);
        let end = tokio::time::Instant::now().checked_add(wait)?;
        match request.deadline {
            Some(deadline) if end >= deadline => None,
            _ => Some(wait),
        }
// ANCHOR_END: exercise_4_4
