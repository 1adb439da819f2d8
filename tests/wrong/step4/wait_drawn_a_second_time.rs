// Mistake: the wait is drawn once for the decision and the log, and once more to be waited.
// Caught by: exercise_6_retry::the_wait_in_the_log_is_the_one_that_is_waited
// ANCHOR: exercise_4_6
self.budget.deposit();
let mut attempt = 0;
loop {
    let error = match self.inner.send(request).await {
        Ok(reply) => return Ok(reply),
        Err(error) => error,
    };
    attempt += 1;
    match self.decide(request, &error, attempt) {
        Some(decided) => {
            let wait = self.wait_after(request, &error, attempt - 1);
            tokio::time::sleep(wait.unwrap_or(decided)).await;
        }
        None => return Err(error),
    }
}
// ANCHOR_END: exercise_4_6
