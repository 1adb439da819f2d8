// Mistake: a retry of a 429 waits only what was asked for, the schedule is for failures.
// Caught by: exercise_4_wait_after::it_is_the_longer_of_the_two_whatever_the_error
// ANCHOR: exercise_4_4
        let scheduled = self.config.wait(retry, random);
        let wait = match error.retry_after() {
            // No failure: the service only wants us to be slower, and says how much.
            Some(asked_for) if error.class() == step2::ErrorClass::Client => asked_for,
            Some(asked_for) => asked_for.max(scheduled),
            None => scheduled,
        };
        let end = tokio::time::Instant::now().checked_add(wait)?;
        match request.deadline {
            Some(deadline) if end >= deadline => None,
            _ => Some(wait),
        }
// ANCHOR_END: exercise_4_4
