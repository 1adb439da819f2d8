// Mistake: whoever has waited keeps the place in the queue while running.
// Caught by: exercise_3_queue::a_waiter_gets_the_permit_that_comes_back
// Also caught by: exercise_3_queue::a_long_queue_gets_its_turns_one_after_the_other
// ANCHOR: exercise_6_2_use
use tokio::sync::{Semaphore, SemaphorePermit};
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
pub struct Limiter {
    config: BulkheadConfig,
    permits: Semaphore,
    queue: Semaphore,
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    _permit: SemaphorePermit<'a>,
    _place: Option<Place<'a>>,
}
// ANCHOR_END: exercise_6_2_permit
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    _place: SemaphorePermit<'a>,
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
let max_queue = config.max_queue.min(Semaphore::MAX_PERMITS);
let config = BulkheadConfig {
    max_queue,
    ..config
};
Limiter {
    permits: Semaphore::new(config.max_concurrent),
    queue: Semaphore::new(config.max_queue),
    config,
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
if let Ok(permit) = self.permits.try_acquire() {
    return Entry::Run(Permit {
        _permit: permit,
        _place: None,
    });
}
match self.queue.try_acquire() {
    Ok(_place) => Entry::Wait(Place { _place }),
    Err(_) => Entry::Refuse,
}
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_2_waiting
self.config.max_queue - self.queue.available_permits()
// ANCHOR_END: exercise_6_2_waiting
// ANCHOR: exercise_6_2_inside
// ANCHOR_END: exercise_6_2_inside
// ANCHOR: exercise_6_3
let permit = tokio::time::timeout(limit, self.permits.acquire()).await;
Some(Permit {
    _permit: permit.ok()?.ok()?,
    _place: Some(place),
})
// ANCHOR_END: exercise_6_3
