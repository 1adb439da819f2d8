// Right: two semaphores, one for those who run, one for those who wait.
// ANCHOR: exercise_6_2_use
use tokio::sync::{Semaphore, SemaphorePermit};
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
pub struct Limiter {
    max_concurrent: usize,
    max_queue: usize,
    permits: Semaphore,
    queue: Semaphore,
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a>(#[allow(dead_code)] SemaphorePermit<'a>);
// ANCHOR_END: exercise_6_2_permit
// ANCHOR: exercise_6_2_place
pub struct Place<'a>(#[allow(dead_code)] SemaphorePermit<'a>);
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
let max_concurrent = config.max_concurrent.min(Semaphore::MAX_PERMITS);
let max_queue = config.max_queue.min(Semaphore::MAX_PERMITS);
Limiter {
    max_concurrent,
    max_queue,
    permits: Semaphore::new(max_concurrent),
    queue: Semaphore::new(max_queue),
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
if let Ok(permit) = self.permits.try_acquire() {
    return Entry::Run(Permit(permit));
}
match self.queue.try_acquire() {
    Ok(place) => Entry::Wait(Place(place)),
    Err(_) => Entry::Refuse,
}
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_2_running
self.max_concurrent - self.permits.available_permits()
// ANCHOR_END: exercise_6_2_running
// ANCHOR: exercise_6_2_waiting
self.max_queue - self.queue.available_permits()
// ANCHOR_END: exercise_6_2_waiting
// ANCHOR: exercise_6_2_inside
// ANCHOR_END: exercise_6_2_inside
// ANCHOR: exercise_6_3
let turn = tokio::select! {
    permit = self.permits.acquire() => permit.ok().map(Permit),
    () = tokio::time::sleep(limit) => None,
};
drop(place);
turn
// ANCHOR_END: exercise_6_3
