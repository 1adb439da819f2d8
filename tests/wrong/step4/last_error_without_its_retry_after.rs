// Mistake: the error that is returned after a retry is made anew from its status, without its `Retry-After`.
// Caught by: exercise_6_retry::the_last_error_is_the_one_returned
// ANCHOR: exercise_4_6
self.budget.deposit();
let mut attempt = 1;
loop {
    let error = match self.inner.send(request).await {
        Ok(reply) => return Ok(reply),
        Err(error) => error,
    };
    let Some(wait) = self.decide(request, &error, attempt) else {
        if let (Some(status), true) = (error.status(), attempt > 1) {
            return Err(ApiError::from_status(status, None));
        }
        return Err(error);
    };
    tokio::time::sleep(wait).await;
    attempt += 1;
}
// ANCHOR_END: exercise_4_6
