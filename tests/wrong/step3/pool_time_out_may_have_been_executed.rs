// Mistake: a call that never left the client is reported as one that may have been executed.
// Caught by: exercise_3_pool::a_call_waits_for_a_free_connection_and_no_longer_than_pool
// ANCHOR: exercise_3_3
use step2::{Executed, Phase};

let permit = tokio::time::timeout(self.config.pool, self.pool.acquire()).await;
let Ok(_permit) = permit else {
    return Err(ApiError::timed_out(Phase::Pool, Executed::Unknown));
};
self.attempt(request).await
// ANCHOR_END: exercise_3_3
