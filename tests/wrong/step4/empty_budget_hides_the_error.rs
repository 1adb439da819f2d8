// Mistake: when the budget is empty, the caller gets a refusal instead of the error of the service.
// Caught by: exercise_6_retry::each_retry_is_paid_for_whatever_it_repeats
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
        Some(wait) => tokio::time::sleep(wait).await,
        None if error.is_retryable() && self.budget.available() == 0 => {
            return Err(ApiError::BulkheadFull);
        }
        None => return Err(error),
    }
}
// ANCHOR_END: exercise_4_6
