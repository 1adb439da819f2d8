// Mistake: a semaphore is asked for more permits than it can count, and panics.
// Caught by: exercise_2_permits::the_largest_limits_there_are_do_not_panic
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
}
// ANCHOR_END: exercise_6_2_permit
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    _place: SemaphorePermit<'a>,
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
Limiter {
    permits: Semaphore::new(config.max_concurrent),
    queue: Semaphore::new(config.max_queue),
    config,
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
if let Ok(_permit) = self.permits.try_acquire() {
    return Entry::Run(Permit { _permit });
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
let _place = place;
let permit = tokio::time::timeout(limit, self.permits.acquire()).await;
let _permit = permit.ok()?.ok()?;
Some(Permit { _permit })
// ANCHOR_END: exercise_6_3
