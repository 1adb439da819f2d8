// Mistake: a permit that comes back is free for all, and a newcomer is there before the queue has woken up.
// Caught by: exercise_3_queue::a_newcomer_does_not_overtake
// ANCHOR: exercise_6_2_use
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
pub struct Limiter {
    config: BulkheadConfig,
    counts: Mutex<(usize, usize)>,
    came_back: Notify,
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    limiter: &'a Limiter,
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.limiter.inside().0 -= 1;
        self.limiter.came_back.notify_one();
    }
}
// ANCHOR_END: exercise_6_2_permit
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    limiter: &'a Limiter,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.limiter.inside().1 -= 1;
    }
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
Limiter {
    config,
    counts: Mutex::default(),
    came_back: Notify::new(),
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
let mut counts = self.inside();
if counts.0 < self.config.max_concurrent {
    counts.0 += 1;
    Entry::Run(Permit { limiter: self })
} else if counts.1 < self.config.max_queue {
    counts.1 += 1;
    Entry::Wait(Place { limiter: self })
} else {
    Entry::Refuse
}
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_2_running
self.inside().0
// ANCHOR_END: exercise_6_2_running
// ANCHOR: exercise_6_2_waiting
self.inside().1
// ANCHOR_END: exercise_6_2_waiting
// ANCHOR: exercise_6_2_inside
impl Limiter {
    fn inside(&self) -> MutexGuard<'_, (usize, usize)> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
// ANCHOR_END: exercise_6_2_inside
// ANCHOR: exercise_6_3
let turn = async {
    loop {
        self.came_back.notified().await;
        let mut counts = self.inside();
        if counts.0 < self.config.max_concurrent {
            counts.0 += 1;
            return Permit { limiter: self };
        }
    }
};
let permit = tokio::time::timeout(limit, turn).await.ok();
drop(place);
permit
// ANCHOR_END: exercise_6_3
