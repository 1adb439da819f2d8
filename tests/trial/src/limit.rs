//! A bulkhead written another way than that of step 6: a semaphore, and a count
//! of all calls that are inside.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use step2::{ApiError, Reply};
use step3::{Request, Transport};
use step6::BulkheadConfig;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, timeout};

use crate::quirk::Quirk;

pub(crate) struct Limit<T> {
    inner: T,
    config: BulkheadConfig,
    quirk: Quirk,
    places: Semaphore,
    inside: AtomicUsize,
    /// Whether a place is lost, or will be if nothing is done about it.
    has_lost: AtomicBool,
    /// How many of these are still to be taken away.
    owed: AtomicUsize,
}

/// One of those that are inside, running or waiting.
struct Inside<'a>(&'a AtomicUsize);

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// One of those that wait for a place.
struct Waiting<'a, T>(&'a Limit<T>);

impl<T> Drop for Waiting<'_, T> {
    fn drop(&mut self) {
        match self.0.quirk {
            Quirk::Forlorn if self.0.loses_one() => {
                self.0.owed.fetch_add(1, Ordering::SeqCst);
            }
            Quirk::Swollen => self.0.places.add_permits(1),
            _ => {}
        }
    }
}

impl<T> Limit<T> {
    pub(crate) fn new(inner: T, config: BulkheadConfig, quirk: Quirk) -> Limit<T> {
        Limit {
            inner,
            quirk,
            places: Semaphore::new(config.max_concurrent),
            inside: AtomicUsize::new(0),
            has_lost: AtomicBool::new(false),
            owed: AtomicUsize::new(0),
            config,
        }
    }

    /// Notes that a place is lost, unless one is already, or there is only one.
    fn loses_one(&self) -> bool {
        let is_last = self.config.max_concurrent == 1;
        !is_last && !self.has_lost.swap(true, Ordering::SeqCst)
    }

    /// A place to run, at once or after a wait.
    async fn place(&self, request: &Request) -> Result<SemaphorePermit<'_>, ApiError> {
        let mut longest = self.config.max_wait;
        if let Some(deadline) = request.deadline {
            longest = longest.min(deadline.saturating_duration_since(Instant::now()));
        }
        let waiting = Waiting(self);
        let place = timeout(longest, self.free_place()).await;
        std::mem::forget(waiting);
        place.map_err(|_| ApiError::BulkheadFull)
    }

    /// The next place that is free and not owed.
    async fn free_place(&self) -> SemaphorePermit<'_> {
        loop {
            let place = self.places.acquire().await.expect("nobody closes it");
            let one_less = |owed: usize| owed.checked_sub(1);
            let paid = self
                .owed
                .fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less);
            if paid.is_err() {
                return place;
            }
            place.forget();
        }
    }
}

impl<T: Transport> Transport for Limit<T> {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        let before = self.inside.fetch_add(1, Ordering::SeqCst);
        let _inside = Inside(&self.inside);
        let room = match self.quirk {
            Quirk::Brusque => self.config.max_concurrent,
            _ => self.config.max_concurrent + self.config.max_queue,
        };
        if before >= room {
            return Err(ApiError::BulkheadFull);
        }
        let place = self.place(request).await?;
        if self.quirk == Quirk::Clingy && self.loses_one() {
            // Comes back only if this function comes to its end.
            place.forget();
            let outcome = self.inner.send(request).await;
            self.places.add_permits(1);
            self.has_lost.store(false, Ordering::SeqCst);
            return outcome;
        }
        let outcome = self.inner.send(request).await;
        if outcome.is_err() && self.quirk == Quirk::Leaky && self.loses_one() {
            place.forget();
        }
        if outcome.is_err() && self.quirk == Quirk::Bloated {
            // And once more when `place` is dropped.
            self.places.add_permits(1);
        }
        outcome
    }
}
