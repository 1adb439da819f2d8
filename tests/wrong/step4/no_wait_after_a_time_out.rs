// Mistake: After a time-out the next attempt comes at once, since enough time has passed.
// Caught by: exercise_6_retry::the_schedule_goes_on_whatever_fails_next
// ANCHOR: exercise_4_6
        self.budget.deposit();
        let mut attempt = 0;
        loop {
            let error = match self.inner.send(request).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            attempt += 1;
            let path = request.path_for_log();
            let reason = if attempt >= self.config.max_attempts {
                Err("no attempt left")
            } else if !crate::may_retry(request, &error) {
                Err("may not be repeated")
            } else {
                match self.wait_after(request, &error, attempt - 1) {
                    None => Err("no time left"),
                    Some(_) if !self.budget.withdraw() => Err("no budget left"),
                    Some(wait) => Ok(wait),
                }
            };
            match reason {
                Ok(wait) => {
                    let wait = match &error {
                        // Enough time has passed.
                        ApiError::Timeout { .. } => Duration::ZERO,
                        _ => wait,
                    };
                    let wait_ms = wait.as_millis() as u64;
                    tracing::warn!(path, attempt, wait_ms, %error, "retry");
                    tokio::time::sleep(wait).await;
                }
                Err(reason) => {
                    tracing::warn!(path, attempts = attempt, reason, "gave up");
                    return Err(error);
                }
            }
        }
// ANCHOR_END: exercise_4_6
// ANCHOR: exercise_4_6_decide

// ANCHOR_END: exercise_4_6_decide
