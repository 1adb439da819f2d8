//! Who may come in: permits to run, and places in the queue.
//!
//! Nothing here knows what a request is. What [`Limiter`], [`Permit`] and
//! [`Place`] are made of is the business of this file alone: a semaphore and a
//! counter, two semaphores, a channel of tokens will all do.

use std::time::Duration;

use crate::BulkheadConfig;
// STUB
// ANCHOR: exercise_6_2_use
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::Admission;
use tokio::sync::{Semaphore, SemaphorePermit};
// ANCHOR_END: exercise_6_2_use

/// Lets a limited number of calls run, and a limited number wait for that.
// STUB #[derive(Debug)]
// STUB pub struct Limiter {
// STUB     // The fields are yours to choose; so are those of the next two.
// STUB     config: BulkheadConfig,
// STUB }
// ANCHOR: exercise_6_2_limiter
#[derive(Debug)]
pub struct Limiter {
    config: BulkheadConfig,
    /// How many calls are inside, running or waiting.
    inside: Mutex<usize>,
    /// A permit for each call that may run. Those who wait for one get it in the
    /// order in which they came.
    permits: Semaphore,
}
// ANCHOR_END: exercise_6_2_limiter

/// The right to run. It comes back when it is dropped, however that comes about.
// STUB pub struct Permit<'a> {
// STUB     _limiter: &'a Limiter,
// STUB }
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    // Fields are dropped in this order: the permit is free before anybody is
    // told that there is room.
    _permit: SemaphorePermit<'a>,
    _inside: Place<'a>,
}
// ANCHOR_END: exercise_6_2_permit

/// A place in the queue. It comes back when it is dropped, or is exchanged for a
/// permit by [`Limiter::wait`].
// STUB pub struct Place<'a> {
// STUB     _limiter: &'a Limiter,
// STUB }
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    limiter: &'a Limiter,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.limiter.inside() -= 1;
    }
}
// ANCHOR_END: exercise_6_2_place

/// What a call gets at the door: an [`Admission`](crate::Admission), and with it
/// the right that it stands for.
// ANCHOR: entry
pub enum Entry<'a> {
    /// It runs at once.
    Run(Permit<'a>),
    /// It waits for its turn: [`Limiter::wait`].
    Wait(Place<'a>),
    /// It is turned away.
    Refuse,
}
// ANCHOR_END: entry

impl Limiter {
    /// A limiter where nobody is inside. `config.max_wait` means nothing to it.
    pub fn new(config: BulkheadConfig) -> Limiter {
        // STUB todo!("exercise 6.2: begin with nobody inside — {config:?}")
        // ANCHOR: exercise_6_2_new
        // A semaphore panics when it is asked for more permits than it can count.
        let max_concurrent = config.max_concurrent.min(Semaphore::MAX_PERMITS);
        Limiter {
            config: BulkheadConfig {
                max_concurrent,
                ..config
            },
            inside: Mutex::new(0),
            permits: Semaphore::new(max_concurrent),
        }
        // ANCHOR_END: exercise_6_2_new
    }

    /// Lets one more call in, as [`BulkheadConfig::admit`] says. It never waits.
    ///
    /// Whatever many threads do at once, no more than `max_concurrent` permits
    /// and `max_queue` places are out. A refusal takes nothing.
    pub fn enter(&self) -> Entry<'_> {
        // STUB todo!(
        // STUB     "exercise 6.2: hand out a permit, a place or nothing — {:?}",
        // STUB     self.config
        // STUB )
        // ANCHOR: exercise_6_2
        let mut inside = self.inside();
        let admission = self.config.admit(*inside);
        if admission == Admission::Refuse {
            return Entry::Refuse;
        }
        *inside += 1;
        drop(inside);

        // From here on the place comes back, whatever happens.
        let place = Place { limiter: self };
        if admission == Admission::Run
            && let Ok(permit) = self.permits.try_acquire()
        {
            return Entry::Run(Permit {
                _permit: permit,
                _inside: place,
            });
        }
        Entry::Wait(place)
        // ANCHOR_END: exercise_6_2
    }

    /// How many calls have a permit. Somebody who has got a place and does not wait
    /// yet may be counted here instead of in [`waiting`](Limiter::waiting), while a
    /// permit is free.
    pub fn running(&self) -> usize {
        // STUB todo!("exercise 6.2: count the permits that are out")
        // ANCHOR: exercise_6_2_running
        self.config.max_concurrent - self.permits.available_permits()
        // ANCHOR_END: exercise_6_2_running
    }

    /// How many calls have a place in the queue.
    pub fn waiting(&self) -> usize {
        // STUB todo!("exercise 6.2: count the places that are out")
        // ANCHOR: exercise_6_2_waiting
        let inside = *self.inside();
        inside.saturating_sub(self.running())
        // ANCHOR_END: exercise_6_2_waiting
    }

    /// Waits until a permit comes back, or has come back already, and it is the turn
    /// of `place`: first come, first served, in the order in which they begin to wait.
    /// `None` when that takes longer than `limit`, from this call on. With a limit of
    /// zero it does not wait at all; if a permit is free at that moment, it may be
    /// given or not.
    ///
    /// Whoever stops waiting, by giving up or by dropping this future, leaves the
    /// queue, and a permit that was meant for them goes to the next.
    pub async fn wait<'a>(&'a self, place: Place<'a>, limit: Duration) -> Option<Permit<'a>> {
        // STUB todo!(
        // STUB     "exercise 6.3: wait for a permit, but not for ever — {limit:?} {}",
        // STUB     size_of_val(&place)
        // STUB )
        // ANCHOR: exercise_6_3
        match tokio::time::timeout(limit, self.permits.acquire()).await {
            Ok(Ok(permit)) => Some(Permit {
                _permit: permit,
                _inside: place,
            }),
            // Too long, or closed, which this semaphore never is.
            _ => None,
        }
        // ANCHOR_END: exercise_6_3
    }
}

// STUB
// ANCHOR: exercise_6_2_inside
impl Limiter {
    /// The number of calls inside. A panic elsewhere cannot leave it half-written,
    /// so a poisoned lock is used as any other.
    fn inside(&self) -> MutexGuard<'_, usize> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
// ANCHOR_END: exercise_6_2_inside
