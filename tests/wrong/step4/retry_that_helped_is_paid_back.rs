// Mistake: a retry that helped pays in once more, so it costs less than one that did not.
// Caught by: exercise_6_retry::a_call_pays_in_once_whatever_comes_of_it
// ANCHOR: exercise_4_6
self.budget.deposit();
let mut attempt = 0;
loop {
    let error = match self.inner.send(request).await {
        Ok(reply) => {
            if attempt > 0 {
                self.budget.deposit();
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
