// Mistake: without a deadline a wait that the clock cannot count becomes the longest that it can.
// Caught by: exercise_4_wait_after::a_schedule_without_an_end_is_not_begun
// ANCHOR: exercise_4_4
        let scheduled = self.config.wait(retry, random);
        let wait = scheduled.max(error.retry_after().unwrap_or_default());
        let now = tokio::time::Instant::now();
        match request.deadline {
            Some(deadline) => (now.checked_add(wait)? < deadline).then_some(wait),
            None if now.checked_add(wait).is_none() && error.retry_after().is_some() => None,
            None => Some(wait),
        }
// ANCHOR_END: exercise_4_4
