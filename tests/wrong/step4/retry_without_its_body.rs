// Mistake: the request is built anew for a retry, and its body is forgotten.
// Caught by: exercise_6_retry::every_attempt_sends_the_same_request
// ANCHOR: exercise_4_6
self.budget.deposit();
let mut request = request.clone();
let mut attempt = 0;
loop {
    let error = match self.inner.send(&request).await {
        Ok(reply) => return Ok(reply),
        Err(error) => error,
    };
    attempt += 1;
    match self.decide(&request, &error, attempt) {
        Some(wait) => {
            tokio::time::sleep(wait).await;
            request.body = Default::default();
        }
        None => return Err(error),
    }
}
// ANCHOR_END: exercise_4_6
