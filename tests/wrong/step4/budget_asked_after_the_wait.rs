// Mistake: the budget is asked after the wait, so a retry is logged and waited for that never comes.
// Caught by: exercise_6_retry::a_crowd_makes_no_more_retries_than_the_budget_pays_for
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
                    Some(_) if self.budget.available() == 0 => Err("no budget left"),
                    Some(wait) => Ok(wait),
                }
            };
            match reason {
                Ok(wait) => {
                    let wait_ms = wait.as_millis() as u64;
                    tracing::warn!(path, attempt, wait_ms, %error, "retry");
                    tokio::time::sleep(wait).await;
                    if !self.budget.withdraw() {
                        let reason = "no budget left";
                        tracing::warn!(path, attempts = attempt, reason, "gave up");
                        return Err(error);
                    }
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
