// Right: two semaphores, one for all who are inside, one for those who run. Nothing is counted by hand.
// ANCHOR: exercise_6_2_use
use tokio::sync::{Semaphore, SemaphorePermit};
// ANCHOR_END: exercise_6_2_use
// ANCHOR: exercise_6_2_limiter
#[derive(Debug)]
pub struct Limiter {
    max_concurrent: usize,
    /// A permit for each call that may be inside, running or waiting.
    room: Semaphore,
    /// A permit for each call that may run.
    permits: Semaphore,
    size: usize,
}
// ANCHOR_END: exercise_6_2_limiter
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    _permit: SemaphorePermit<'a>,
    _place: Place<'a>,
}
// ANCHOR_END: exercise_6_2_permit
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    _room: SemaphorePermit<'a>,
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2_new
let max_concurrent = config.max_concurrent.min(Semaphore::MAX_PERMITS);
let size = config.max_concurrent.saturating_add(config.max_queue);
let size = size.min(Semaphore::MAX_PERMITS);
Limiter {
    max_concurrent,
    room: Semaphore::new(size),
    permits: Semaphore::new(max_concurrent),
    size,
}
// ANCHOR_END: exercise_6_2_new
// ANCHOR: exercise_6_2
let Ok(room) = self.room.try_acquire() else {
    return Entry::Refuse;
};
let place = Place { _room: room };
match self.permits.try_acquire() {
    Ok(permit) => Entry::Run(Permit {
        _permit: permit,
        _place: place,
    }),
    Err(_) => Entry::Wait(place),
}
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_2_running
self.max_concurrent - self.permits.available_permits()
// ANCHOR_END: exercise_6_2_running
// ANCHOR: exercise_6_2_waiting
let inside = self.size - self.room.available_permits();
inside.saturating_sub(self.running())
// ANCHOR_END: exercise_6_2_waiting
// ANCHOR: exercise_6_2_inside
// ANCHOR_END: exercise_6_2_inside
// ANCHOR: exercise_6_3
let permit = tokio::time::timeout(limit, self.permits.acquire()).await;
let permit = permit.ok()?.ok()?;
Some(Permit {
    _permit: permit,
    _place: place,
})
// ANCHOR_END: exercise_6_3
