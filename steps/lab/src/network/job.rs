//! The way of a request through the service: queue, work, end.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, sleep_until, timeout_at};

use super::latency::rounded;
use super::service::Service;
use super::{Fate, weather};

/// A request that was admitted.
pub(super) struct Job {
    pub number: usize,
    pub arrived: Duration,
    pub place: Place,
    /// Milliseconds, in fair weather.
    pub work: f64,
    /// What comes of the work.
    pub fate: Fate,
}

/// Where it is at first.
pub(super) enum Place {
    AtWork(OwnedSemaphorePermit),
    InQueue(Queued),
}

/// A place in the queue, free when this is dropped.
pub(super) struct Queued(Arc<Service>);

impl Queued {
    pub fn new(service: &Arc<Service>) -> Queued {
        Queued(Arc::clone(service))
    }
}

impl Drop for Queued {
    fn drop(&mut self) {
        self.0.unqueue();
    }
}

impl Service {
    /// Waits for a place, works, and records how it ended. Dropped before its
    /// end, it gives its place back.
    pub async fn work(self: Arc<Self>, job: Job) -> Fate {
        let crash = weather::next_crash(&self.config.weather, job.arrived);
        let crash = crash.map(|at| self.start + at);
        let Some(_place) = self.place(job.place, crash).await else {
            return self.end(job.number, Fate::Broken);
        };
        self.begin(job.number);
        let slowness = weather::slowness(&self.config.weather, self.start.elapsed());
        let end = Instant::now() + rounded(job.work * slowness);
        let (end, fate) = match crash {
            Some(crash) if crash < end => (crash, Fate::Broken),
            _ => (end, job.fate),
        };
        sleep_until(end).await;
        self.end(job.number, fate)
    }

    /// A place at work; `None` when the service goes down before there is one.
    async fn place(&self, place: Place, crash: Option<Instant>) -> Option<OwnedSemaphorePermit> {
        let queued = match place {
            Place::AtWork(permit) => return Some(permit),
            Place::InQueue(queued) => queued,
        };
        let turn = Arc::clone(&self.places).acquire_owned();
        let permit = match crash {
            None => turn.await.ok(),
            Some(crash) => timeout_at(crash, turn).await.ok()?.ok(),
        };
        drop(queued);
        // The place may be one that broke in this very moment.
        permit.filter(|_| crash.is_none_or(|crash| Instant::now() < crash))
    }
}
