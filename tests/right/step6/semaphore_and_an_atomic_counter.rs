// Right: a semaphore, and an atomic number of those who wait.
// ANCHOR: exercise_6_2_use
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::{Semaphore, SemaphorePermit};
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
pub struct Limiter {
    max_concurrent: usize,
    max_queue: usize,
    permits: Semaphore,
    waiting: AtomicUsize,
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    _permit: SemaphorePermit<'a>,
}
// ANCHOR_END: exercise_6_2_permit
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    waiting: &'a AtomicUsize,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.waiting.fetch_sub(1, Ordering::SeqCst);
    }
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
let max_concurrent = config.max_concurrent.min(Semaphore::MAX_PERMITS);
Limiter {
    max_concurrent,
    max_queue: config.max_queue,
    permits: Semaphore::new(max_concurrent),
    waiting: AtomicUsize::new(0),
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
if let Ok(_permit) = self.permits.try_acquire() {
    return Entry::Run(Permit { _permit });
}
let max_queue = self.max_queue;
let joined = self
    .waiting
    .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |waiting| {
        (waiting < max_queue).then_some(waiting + 1)
    });
match joined {
    Ok(_) => Entry::Wait(Place {
        waiting: &self.waiting,
    }),
    Err(_) => Entry::Refuse,
}
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_2_running
self.max_concurrent - self.permits.available_permits()
// ANCHOR_END: exercise_6_2_running
// ANCHOR: exercise_6_2_waiting
self.waiting.load(Ordering::SeqCst)
// ANCHOR_END: exercise_6_2_waiting
// ANCHOR: exercise_6_2_inside
// ANCHOR_END: exercise_6_2_inside
// ANCHOR: exercise_6_3
if limit.is_zero() {
    return None;
}
let waiting = self.permits.acquire();
let result = tokio::time::timeout(limit, waiting).await;
drop(place);
match result {
    Ok(Ok(_permit)) => Some(Permit { _permit }),
    _ => None,
}
// ANCHOR_END: exercise_6_3
