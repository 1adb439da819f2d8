// Mistake: the counter is static: all bulkheads of the program share it.
// Caught by: exercise_2_permits::two_limiters_share_nothing
// ANCHOR: exercise_6_2_use
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::Admission;

static INSIDE: AtomicUsize = AtomicUsize::new(0);
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
pub struct Limiter {
    config: BulkheadConfig,
    permits: Semaphore,
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    _limiter: &'a Limiter,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        INSIDE.fetch_sub(1, Ordering::SeqCst);
    }
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
Limiter {
    permits: Semaphore::new(config.max_concurrent),
    config,
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
if self.config.admit(INSIDE.load(Ordering::SeqCst)) == Admission::Refuse {
    return Entry::Refuse;
}
INSIDE.fetch_add(1, Ordering::SeqCst);
let place = Place { _limiter: self };
match self.permits.try_acquire() {
    Ok(permit) => Entry::Run(Permit {
        _permit: permit,
        _inside: place,
    }),
    Err(_) => Entry::Wait(place),
}
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_2_waiting
INSIDE.load(Ordering::SeqCst).saturating_sub(self.running())
// ANCHOR_END: exercise_6_2_waiting
// ANCHOR: exercise_6_2_inside
// ANCHOR_END: exercise_6_2_inside
