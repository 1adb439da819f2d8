// Mistake: an atomic number is read, compared and then added to: three steps, and others in between.
// Caught by: exercise_2_permits::callers_that_come_and_go_find_no_more_than_there_is
// ANCHOR: exercise_6_2_use
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::Admission;
use tokio::sync::{Semaphore, SemaphorePermit};
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
pub struct Limiter {
    config: BulkheadConfig,
    inside: AtomicUsize,
    permits: Semaphore,
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    limiter: &'a Limiter,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.limiter.inside.fetch_sub(1, Ordering::SeqCst);
    }
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
let max_concurrent = config.max_concurrent.min(Semaphore::MAX_PERMITS);
Limiter {
    config: BulkheadConfig {
        max_concurrent,
        ..config
    },
    inside: AtomicUsize::new(0),
    permits: Semaphore::new(max_concurrent),
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
let admission = self.config.admit(self.inside.load(Ordering::SeqCst));
if admission == Admission::Refuse {
    return Entry::Refuse;
}
self.inside.fetch_add(1, Ordering::SeqCst);
let place = Place { limiter: self };
match self.permits.try_acquire() {
    Ok(permit) => Entry::Run(Permit {
        _permit: permit,
        _inside: place,
    }),
    Err(_) => Entry::Wait(place),
}
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_2_waiting
let inside = self.inside.load(Ordering::SeqCst);
inside.saturating_sub(self.running())
// ANCHOR_END: exercise_6_2_waiting
// ANCHOR: exercise_6_2_inside
// ANCHOR_END: exercise_6_2_inside
