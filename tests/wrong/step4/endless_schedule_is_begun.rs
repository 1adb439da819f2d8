// Mistake: a wait of the schedule that the clock cannot count is begun all the same.
// Caught by: exercise_4_wait_after::a_schedule_without_an_end_is_not_begun
// ANCHOR: exercise_4_4
        let scheduled = self.config.wait(retry, random);
        let asked_for = error.retry_after().unwrap_or_default();
        let now = tokio::time::Instant::now();
        now.checked_add(asked_for)?;
        let wait = scheduled.max(asked_for);
        match request.deadline {
            Some(deadline) if wait >= deadline.saturating_duration_since(now) => None,
            _ => Some(wait),
        }
// ANCHOR_END: exercise_4_4
