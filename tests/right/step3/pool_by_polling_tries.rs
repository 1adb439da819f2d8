// Right: the semaphore is tried again and again until the limit; the permit is held as before.
// ANCHOR: exercise_3_3
use std::time::Duration;

let start = tokio::time::Instant::now();
let mut ticks = tokio::time::interval(Duration::from_millis(1));
let permit = loop {
    ticks.tick().await;
    match self.pool.try_acquire() {
        Ok(permit) => break permit,
        Err(_) if start.elapsed() < self.config.pool => {}
        Err(_) => {
            return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
        }
    }
};
let outcome = self.attempt(request).await;
drop(permit);
outcome
// ANCHOR_END: exercise_3_3
