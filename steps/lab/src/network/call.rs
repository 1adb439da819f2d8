//! The way to a simulated service, as one client sees it.

use std::sync::Arc;
use std::time::Duration;

use super::service::{Admission, Service};
use super::{Fate, ServiceConfig, Trace, WhenClientLeaves, WhenFull};
use crate::script::{Call, Outcome};

/// To be turned away takes a millisecond, the smallest step of the clock: else a
/// client that tries again at once would never let time go on.
const TURNED_AWAY: Duration = Duration::from_millis(1);

/// A simulated service and the way to it. Clones share the service.
///
/// It keeps its time on tokio's clock, which should be paused, and starts when it
/// is made: see [`in_virtual_time`](super::in_virtual_time).
#[derive(Clone, Debug)]
pub struct Network {
    service: Arc<Service>,
    client: u32,
    timeout: Option<Duration>,
}

impl Network {
    /// A network with one service. The nth request that arrives takes the same
    /// work and has the same luck whatever else happens, so that two clients can
    /// be compared under the same conditions, with the same seed.
    ///
    /// # Panics
    /// When a value of `config` is out of its range.
    pub fn new(config: ServiceConfig, seed: u64) -> Network {
        Network {
            service: Arc::new(Service::new(config, seed)),
            client: 0,
            timeout: None,
        }
    }

    /// The same network, for the client of this number. It stands in the trace.
    pub fn for_client(&self, client: u32) -> Network {
        Network {
            client,
            ..self.clone()
        }
    }

    /// The same network, for a client that leaves when an answer takes longer
    /// than this. It is what the read time-out of an HTTP client does.
    pub fn with_timeout(&self, timeout: Duration) -> Network {
        Network {
            timeout: Some(timeout),
            ..self.clone()
        }
    }

    /// All that happened so far.
    pub fn trace(&self) -> Trace {
        self.service.trace()
    }

    /// Sends a request and waits for what comes of it: an answer with its status,
    /// [`Outcome::Refused`], [`Outcome::Broken`] or [`Outcome::TimedOut`].
    ///
    /// To drop the future is to leave: the service stops or works on, as its
    /// configuration says.
    ///
    /// # Panics
    /// When it is not called within a tokio runtime.
    // ANCHOR: call
    pub async fn call(&self, call: Call) -> Outcome {
        let visit = self.visit(&call.path);
        match self.timeout {
            None => visit.await,
            Some(limit) => tokio::time::timeout(limit, visit)
                .await
                .unwrap_or(Outcome::TimedOut),
        }
    }
    // ANCHOR_END: call

    async fn visit(&self, path: &str) -> Outcome {
        let arrival = self.service.arrive(self.client, path);
        let presence = Presence {
            service: &self.service,
            number: arrival.number,
        };
        let fate = match arrival.admission {
            Admission::Never => std::future::pending().await,
            Admission::TurnedAway(fate) => {
                tokio::time::sleep(TURNED_AWAY).await;
                self.service.end(arrival.number, fate)
            }
            Admission::Admitted(job) => {
                let work = Arc::clone(&self.service).work(job);
                match self.service.config.when_client_leaves {
                    WhenClientLeaves::Stop => work.await,
                    // A task of its own lives on when this future is dropped.
                    WhenClientLeaves::WorkOn => tokio::spawn(work).await.unwrap_or(Fate::Broken),
                }
            }
        };
        std::mem::forget(presence);
        self.outcome(fate)
    }

    fn outcome(&self, fate: Fate) -> Outcome {
        match (fate, self.service.config.when_full) {
            (Fate::Answered(status), _) | (Fate::Shed, WhenFull::Answer(status)) => {
                Outcome::Answer(status, Vec::new())
            }
            (Fate::Shed, WhenFull::Refuse) | (Fate::Refused, _) => Outcome::Refused,
            (Fate::Broken | Fate::Open | Fate::Left, _) => Outcome::Broken,
        }
    }
}

/// A client that waits for its answer. Dropped, it has left.
struct Presence<'a> {
    service: &'a Service,
    number: usize,
}

impl Drop for Presence<'_> {
    fn drop(&mut self) {
        self.service.leave(self.number);
    }
}
