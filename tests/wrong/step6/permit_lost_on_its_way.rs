// Mistake: a permit is handed to a waiter that leaves in the same moment, and goes with it.
// Caught by: exercise_3_queue::a_permit_for_somebody_who_has_left_goes_to_the_next
// ANCHOR: exercise_6_2_use
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::oneshot;

use crate::Admission;
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
pub struct Limiter {
    config: BulkheadConfig,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    running: usize,
    queue: VecDeque<oneshot::Sender<()>>,
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    limiter: &'a Limiter,
    turn: oneshot::Receiver<()>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.turn.close();
        let mut state = self.limiter.inside();
        state.queue.retain(|waiting| !waiting.is_closed());
    }
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
Limiter {
    config,
    state: Mutex::default(),
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
let mut state = self.inside();
match self.config.admit(state.running + state.queue.len()) {
    Admission::Run => {
        state.running += 1;
        Entry::Run(Permit { limiter: self })
    }
    Admission::Wait => {
        let (hand_over, turn) = oneshot::channel();
        state.queue.push_back(hand_over);
        Entry::Wait(Place {
            limiter: self,
            turn,
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
// ANCHOR: exercise_6_2_inside
impl Limiter {
    fn inside(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
// ANCHOR_END: exercise_6_2_inside
// ANCHOR: exercise_6_3
let mut place = place;
match tokio::time::timeout(limit, &mut place.turn).await {
    Ok(Ok(())) => Some(Permit { limiter: self }),
    _ => None,
}
// ANCHOR_END: exercise_6_3
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    limiter: &'a Limiter,
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.limiter.inside();
        while let Some(next) = state.queue.pop_front() {
            if next.send(()).is_ok() {
                return;
            }
        }
        state.running -= 1;
    }
}
// ANCHOR_END: exercise_6_2_permit
