// Mistake: the loop counts attempts and does not end when one succeeds.
// Caught by: exercise_6_retry::a_success_is_not_repeated
// ANCHOR: exercise_4_6
self.budget.deposit();
let mut last = self.inner.send(request).await;
let mut attempt = 1;
while attempt < self.config.max_attempts {
    let wait = match &last {
        Ok(_) => Some(Duration::ZERO),
        Err(error) => self.decide(request, error, attempt),
    };
    let Some(wait) = wait else {
        return last;
    };
    tokio::time::sleep(wait).await;
    last = self.inner.send(request).await;
    attempt += 1;
}
last
// ANCHOR_END: exercise_4_6
