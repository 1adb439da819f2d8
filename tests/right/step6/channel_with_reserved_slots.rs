// Right: a bounded channel that nobody sends to: whoever has reserved a slot in it may run.
// ANCHOR: exercise_6_2_use
use std::sync::Mutex;
use tokio::sync::mpsc;
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
pub struct Limiter {
    max_queue: usize,
    slots: mpsc::Sender<()>,
    // A channel whose receiver has gone gives no slots.
    _receiver: mpsc::Receiver<()>,
    waiting: Mutex<usize>,
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    _slot: mpsc::Permit<'a, ()>,
}
// ANCHOR_END: exercise_6_2_permit
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    limiter: &'a Limiter,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.limiter.waiting.lock().unwrap() -= 1;
    }
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
let most = tokio::sync::Semaphore::MAX_PERMITS;
let (slots, receiver) = mpsc::channel(config.max_concurrent.min(most));
Limiter {
    max_queue: config.max_queue,
    slots,
    _receiver: receiver,
    waiting: Mutex::new(0),
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
if let Ok(slot) = self.slots.try_reserve() {
    return Entry::Run(Permit { _slot: slot });
}
let mut waiting = self.waiting.lock().unwrap();
if *waiting >= self.max_queue {
    return Entry::Refuse;
}
*waiting += 1;
Entry::Wait(Place { limiter: self })
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_2_running
self.slots.max_capacity() - self.slots.capacity()
// ANCHOR_END: exercise_6_2_running
// ANCHOR: exercise_6_2_waiting
*self.waiting.lock().unwrap()
// ANCHOR_END: exercise_6_2_waiting
// ANCHOR: exercise_6_2_inside
// ANCHOR_END: exercise_6_2_inside
// ANCHOR: exercise_6_3
let slot = tokio::time::timeout(limit, self.slots.reserve()).await;
drop(place);
match slot {
    Ok(Ok(slot)) => Some(Permit { _slot: slot }),
    _ => None,
}
// ANCHOR_END: exercise_6_3
