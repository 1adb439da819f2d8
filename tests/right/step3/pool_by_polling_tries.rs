// Right: the semaphore is tried again and again until the limit; the permit is held as before.
// ANCHOR: exercise_3_3
use std::time::Duration;
use tokio::time::{Instant, sleep};

let start = Instant::now();
let permit = loop {
    match self.pool.try_acquire() {
        Ok(permit) => break permit,
        Err(_) if start.elapsed() < self.config.pool => {
            sleep(Duration::from_millis(1)).await
        }
        Err(_) => {
            return Err(ApiError::timed_out(step2::Phase::Pool, step2::Executed::No));
        }
    }
};
let outcome = self.attempt(request).await;
drop(permit);
outcome
// ANCHOR_END: exercise_3_3
