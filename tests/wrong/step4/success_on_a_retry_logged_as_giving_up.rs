// Mistake: the end of every call with a retry is logged as giving up, whether it worked or not.
// Caught by: exercise_6_retry::a_success_is_never_logged_as_giving_up
// ANCHOR: exercise_4_6
self.budget.deposit();
let mut attempt = 0;
loop {
    let error = match self.inner.send(request).await {
        Ok(reply) => {
            if attempt > 0 {
                let path = request.path_for_log();
                let attempts = attempt + 1;
                tracing::warn!(path, attempts, reason = "it worked", "gave up");
            }
            return Ok(reply);
        }
        Err(error) => error,
    };
    attempt += 1;
    match self.decide(request, &error, attempt) {
        Some(wait) => tokio::time::sleep(wait).await,
        None => return Err(error),
    }
}
// ANCHOR_END: exercise_4_6
