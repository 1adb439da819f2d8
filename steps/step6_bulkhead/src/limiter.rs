//! Who may come in: permits to run, and places in the queue.
//!
//! Nothing here knows what a request is. What [`Limiter`], [`Permit`] and
//! [`Place`] are made of is the business of this file alone: a semaphore and a
//! counter, two semaphores, a channel of tokens will all do.

use std::time::Duration;

use crate::BulkheadConfig;

/// Lets a limited number of calls run, and a limited number wait for that.
#[derive(Debug)]
pub struct Limiter {
    // The fields are yours to choose; so are those of the next two.
    config: BulkheadConfig,
}

/// The right to run. It comes back when it is dropped, however that comes about.
pub struct Permit<'a> {
    _limiter: &'a Limiter,
}

/// A place in the queue. It comes back when it is dropped, or is exchanged for a
/// permit by [`Limiter::wait`].
pub struct Place<'a> {
    _limiter: &'a Limiter,
}

/// What a call gets at the door: an [`Admission`](crate::Admission), and with it
/// the right that it stands for.
pub enum Entry<'a> {
    /// It runs at once.
    Run(Permit<'a>),
    /// It waits for its turn: [`Limiter::wait`].
    Wait(Place<'a>),
    /// It is turned away.
    Refuse,
}

impl Limiter {
    /// A limiter where nobody is inside. `config.max_wait` means nothing to it.
    pub fn new(config: BulkheadConfig) -> Limiter {
        todo!("exercise 6.2: begin with nobody inside — {config:?}")
    }

    /// Lets one more call in, as [`BulkheadConfig::admit`] says. It never waits.
    ///
    /// Whatever many threads do at once, no more than `max_concurrent` permits
    /// and `max_queue` places are out. A refusal takes nothing.
    pub fn enter(&self) -> Entry<'_> {
        todo!(
            "exercise 6.2: hand out a permit, a place or nothing — {:?}",
            self.config
        )
    }

    /// How many calls have a permit. Somebody who has got a place and does not wait
    /// yet may be counted here instead of in [`waiting`](Limiter::waiting), while a
    /// permit is free.
    pub fn running(&self) -> usize {
        todo!("exercise 6.2: count the permits that are out")
    }

    /// How many calls have a place in the queue.
    pub fn waiting(&self) -> usize {
        todo!("exercise 6.2: count the places that are out")
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
        todo!(
            "exercise 6.3: wait for a permit, but not for ever — {limit:?} {}",
            size_of_val(&place)
        )
    }
}
