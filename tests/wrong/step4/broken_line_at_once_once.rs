// Mistake: the first retry of a broken connection comes at once, since it was only an idle one that had been closed.
// Caught by: exercise_4_wait_after::it_is_the_longer_of_the_two_whatever_the_error
// ANCHOR: exercise_4_4
        let asked_for = error.retry_after().unwrap_or_default();
        let scheduled = match error {
            ApiError::Connection { .. } if retry == 0 => Duration::ZERO,
            _ => self.config.wait(retry, random),
        };
        let wait = scheduled.max(asked_for);
        let end = tokio::time::Instant::now().checked_add(wait)?;
        match request.deadline {
            Some(deadline) if end >= deadline => None,
            _ => Some(wait),
        }
// ANCHOR_END: exercise_4_4
