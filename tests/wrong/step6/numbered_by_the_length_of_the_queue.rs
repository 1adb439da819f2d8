// Mistake: waiters are numbered by the length of the queue, so two can have the same number, and the wrong one is removed.
// Caught by: exercise_3_queue::whoever_leaves_takes_nobody_along
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
    queue: VecDeque<(u64, oneshot::Sender<()>)>,
}

impl Inside {
    /// A permit has come back: it goes to the first in the queue.
    fn pass_on(&mut self) {
        while let Some((_, turn)) = self.queue.pop_front() {
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
    number: u64,
    turn: oneshot::Receiver<()>,
    exchanged: bool,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        if self.exchanged {
            return;
        }
        let mut inside = self.limiter.inside();
        let at = inside.queue.iter().position(|(number, _)| *number == self.number);
        match at {
            Some(at) => drop(inside.queue.remove(at)),
            // It was our turn already: somebody else's now.
            None => inside.pass_on(),
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
match self.config.admit(inside.running + inside.queue.len()) {
    Admission::Run => {
        inside.running += 1;
        Entry::Run(Permit { limiter: self })
    }
    Admission::Wait => {
        let (sender, turn) = oneshot::channel();
        // The place in the line.
        let number = inside.queue.len() as u64;
        inside.queue.push_back((number, sender));
        Entry::Wait(Place {
            limiter: self,
            number,
            turn,
            exchanged: false,
        })
    }
    Admission::Refuse => Entry::Refuse,
}
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_2_running
self.inside().running
// ANCHOR_END: exercise_6_2_running
// ANCHOR: exercise_6_2_waiting
self.inside().queue.len()
// ANCHOR_END: exercise_6_2_waiting
// ANCHOR: exercise_6_3
let mut place = place;
match tokio::time::timeout(limit, &mut place.turn).await {
    Ok(Ok(())) => {
        place.exchanged = true;
        Some(Permit { limiter: self })
    }
    _ => None,
}
// ANCHOR_END: exercise_6_3
// ANCHOR: exercise_6_2_inside
impl Limiter {
    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
// ANCHOR_END: exercise_6_2_inside
