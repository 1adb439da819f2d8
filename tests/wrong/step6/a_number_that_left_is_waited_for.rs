// Mistake: the turn of a number whose owner has left never ends, and all behind it wait.
// Caught by: exercise_3_queue::whoever_leaves_the_queue_holds_nobody_up
// ANCHOR: exercise_6_2_use
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::Admission;
use tokio::sync::Notify;
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
pub struct Limiter {
    config: BulkheadConfig,
    inside: Mutex<Inside>,
    changed: Notify,
}

#[derive(Default)]
struct Inside {
    running: usize,
    places: usize,
    /// The number that the next in the line gets.
    next: u64,
    /// The number whose turn it is.
    serving: u64,
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    limiter: &'a Limiter,
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.limiter.inside().running -= 1;
        self.limiter.changed.notify_waiters();
    }
}
// ANCHOR_END: exercise_6_2_permit
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    limiter: &'a Limiter,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.limiter.inside().places -= 1;
    }
}

/// A number in the line.
struct Number<'a> {
    limiter: &'a Limiter,
    number: u64,
}

impl Drop for Number<'_> {
    /// Served or not: it is the turn of the next.
    fn drop(&mut self) {
        let mut inside = self.limiter.inside();
        if inside.serving == self.number {
            inside.serving += 1;
        }
        drop(inside);
        self.limiter.changed.notify_waiters();
    }
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
Limiter {
    config,
    inside: Mutex::default(),
    changed: Notify::new(),
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
let mut inside = self.inside();
match self.config.admit(inside.running + inside.places) {
    Admission::Run => {
        inside.running += 1;
        Entry::Run(Permit { limiter: self })
    }
    Admission::Wait => {
        inside.places += 1;
        Entry::Wait(Place { limiter: self })
    }
    Admission::Refuse => Entry::Refuse,
}
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_2_running
self.inside().running
// ANCHOR_END: exercise_6_2_running
// ANCHOR: exercise_6_2_waiting
self.inside().places
// ANCHOR_END: exercise_6_2_waiting
// ANCHOR: exercise_6_3
let number = {
    let mut inside = self.inside();
    let number = inside.next;
    inside.next += 1;
    Number {
        limiter: self,
        number,
    }
};
let turn = async {
    loop {
        let mut changed = std::pin::pin!(self.changed.notified());
        changed.as_mut().enable();
        {
            let mut inside = self.inside();
            let is_next = inside.serving == number.number;
            if is_next && inside.running < self.config.max_concurrent {
                inside.running += 1;
                return Permit { limiter: self };
            }
        }
        changed.await;
    }
};
let permit = tokio::time::timeout(limit, turn).await.ok();
drop(place);
permit
// ANCHOR_END: exercise_6_3
// ANCHOR: exercise_6_2_inside
impl Limiter {
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
// ANCHOR_END: exercise_6_2_inside
