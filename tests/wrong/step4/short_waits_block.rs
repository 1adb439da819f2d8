// Mistake: a short wait is a sleep of std, which blocks the thread.
// Caught by: exercise_6_retry::the_waits_are_those_of_the_schedule_and_none_follows_the_last_failure
// ANCHOR: exercise_4_6
self.budget.deposit();
let mut attempt = 1;
loop {
    let error = match self.inner.send(request).await {
        Ok(reply) => return Ok(reply),
        Err(error) => error,
    };
    let Some(wait) = self.decide(request, &error, attempt) else {
        return Err(error);
    };
    if wait < Duration::from_millis(20) {
        std::thread::sleep(wait);
    } else {
        tokio::time::sleep(wait).await;
    }
    attempt += 1;
}
// ANCHOR_END: exercise_4_6
