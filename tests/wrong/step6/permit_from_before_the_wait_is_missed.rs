// Mistake: whoever begins to wait does not look whether a permit has come back in the meantime.
// Caught by: exercise_3_queue::a_permit_that_came_back_before_the_wait_is_found
// ANCHOR: exercise_6_2_use
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::Admission;
use tokio::sync::oneshot;
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
pub struct Limiter {
    config: BulkheadConfig,
    inside: Mutex<Inside>,
}

#[derive(Default)]
struct Inside {
    running: usize,
    places: usize,
    /// Those who wait; some may have left.
    queue: VecDeque<oneshot::Sender<()>>,
}

impl Inside {
    /// A permit has come back: it goes to the first who is still there.
    fn pass_on(&mut self) {
        while let Some(turn) = self.queue.pop_front() {
            if turn.send(()).is_ok() {
                return;
            }
        }
        self.running -= 1;
    }
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    limiter: &'a Limiter,
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.limiter.inside().pass_on();
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

/// Somebody who waits for a turn.
struct Turn<'a> {
    limiter: &'a Limiter,
    receiver: oneshot::Receiver<()>,
}

impl Drop for Turn<'_> {
    /// A permit that was on its way goes to the next.
    fn drop(&mut self) {
        let mut inside = self.limiter.inside();
        self.receiver.close();
        if self.receiver.try_recv().is_ok() {
            inside.pass_on();
        }
    }
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
Limiter {
    config,
    inside: Mutex::default(),
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
let mut turn = {
    let mut inside = self.inside();
    let (sender, receiver) = oneshot::channel();
    inside.queue.push_back(sender);
    Turn {
        limiter: self,
        receiver,
    }
};
let granted = tokio::time::timeout(limit, &mut turn.receiver).await;
drop(place);
matches!(granted, Ok(Ok(()))).then(|| Permit { limiter: self })
// ANCHOR_END: exercise_6_3
// ANCHOR: exercise_6_2_inside
impl Limiter {
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
// ANCHOR_END: exercise_6_2_inside
