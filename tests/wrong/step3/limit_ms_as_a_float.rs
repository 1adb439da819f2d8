// Mistake: the time that the call had is logged with a fraction.
// Caught by: exercise_5_deadline::an_earlier_deadline_is_kept
// Also caught by: exercise_5_deadline::nothing_is_sent_after_the_deadline
// ANCHOR: exercise_3_5
        use step2::{Executed, Phase};

        let now = tokio::time::Instant::now();
        // A limit so large that the clock cannot hold it is no limit.
        let mut request = request.clone();
        request.deadline = [request.deadline, now.checked_add(self.limit)]
            .into_iter()
            .flatten()
            .min();

        let Some(deadline) = request.deadline else {
            return self.inner.send(&request).await;
        };

        let executed = if deadline <= now {
            Executed::No
        } else {
            let work = self.inner.send(&request);
            match tokio::time::timeout_at(deadline, work).await {
                Ok(outcome) => return outcome,
                // The work has been dropped, which stops it.
                Err(_) => Executed::Unknown,
            }
        };
        tracing::warn!(
            method = request.method.as_str(),
            path = request.path_for_log(),
            limit_ms = (deadline - now).as_secs_f64() * 1000.0,
            "deadline exceeded"
        );
        Err(ApiError::timed_out(Phase::Deadline, executed))
// ANCHOR_END: exercise_3_5
