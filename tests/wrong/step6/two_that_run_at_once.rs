// Mistake: the permits are an atomic number that is read, compared and then added to, and nothing else counts them.
// Caught by: exercise_3_queue::first_come_first_served
// ANCHOR: exercise_6_2_use
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::Admission;
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
pub struct Limiter {
    config: BulkheadConfig,
    running: AtomicUsize,
    waiting: AtomicUsize,
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    limiter: &'a Limiter,
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.limiter.running.fetch_sub(1, Ordering::SeqCst);
    }
}
// ANCHOR_END: exercise_6_2_permit
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    limiter: &'a Limiter,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.limiter.waiting.fetch_sub(1, Ordering::SeqCst);
    }
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
Limiter {
    config,
    running: AtomicUsize::new(0),
    waiting: AtomicUsize::new(0),
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
match self.config.admit(self.running() + self.waiting()) {
    Admission::Run => {
        self.running.fetch_add(1, Ordering::SeqCst);
        Entry::Run(Permit { limiter: self })
    }
    Admission::Wait => {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        Entry::Wait(Place { limiter: self })
    }
    Admission::Refuse => Entry::Refuse,
}
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_2_running
self.running.load(Ordering::SeqCst)
// ANCHOR_END: exercise_6_2_running
// ANCHOR: exercise_6_2_waiting
self.waiting.load(Ordering::SeqCst)
// ANCHOR_END: exercise_6_2_waiting
// ANCHOR: exercise_6_2_inside
// ANCHOR_END: exercise_6_2_inside
// ANCHOR: exercise_6_3
let look = async {
    loop {
        if self.running.load(Ordering::SeqCst) < self.config.max_concurrent {
            self.running.fetch_add(1, Ordering::SeqCst);
            return Permit { limiter: self };
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
};
let permit = tokio::time::timeout(limit, look).await.ok();
drop(place);
permit
// ANCHOR_END: exercise_6_3
