//! The way to the simulated service, on which things happen that no weather brings.

use std::future::pending;
use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lab::network::{Network, random_numbers};
use reqwest::StatusCode;
use step2::{ApiError, Reply};
use step3::{Request, Transport};

use crate::caller::Planned;

const MS: Duration = Duration::from_millis(1);

/// The shares of attempts that panic; that are answered with 404; with 429 and the
/// wish to be left alone for a minute; and that have a body that drips, which no
/// time-out of an attempt notices.
const PANIC: f64 = 0.005;
const MISSING: f64 = 0.010;
const BUSY: f64 = 0.005;
const DRIP: f64 = 0.005;

/// A way that can be exchanged for another one, while the client stays the same:
/// the record of a network grows with each request.
pub struct Road {
    way: Mutex<Way>,
    random: Box<dyn Fn() -> f64 + Send + Sync>,
}

#[derive(Clone)]
pub struct Way {
    pub network: Network,
    /// Whether those things happen.
    pub has_holes: bool,
}

impl Road {
    pub fn new(way: Way, seed: u64) -> Road {
        Road {
            way: Mutex::new(way),
            random: Box::new(random_numbers(seed)),
        }
    }

    /// From now on it goes this way. Returns the one before.
    pub fn exchange(&self, way: Way) -> Way {
        let mut current = self.way.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut current, way)
    }

    fn way(&self) -> Way {
        let current = self.way.lock().unwrap_or_else(PoisonError::into_inner);
        current.clone()
    }
}

impl Transport for Road {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        let Way { network, has_holes } = self.way();
        let luck = (self.random)();
        if !has_holes || luck >= PANIC + MISSING + BUSY + DRIP {
            return network.send(request).await;
        }
        tokio::time::sleep(10 * MS).await;
        if luck < PANIC {
            resume_unwind(Box::new(Planned))
        } else if luck < PANIC + MISSING {
            Err(ApiError::NotFound)
        } else if luck < PANIC + MISSING + BUSY {
            Err(ApiError::Client {
                status: StatusCode::TOO_MANY_REQUESTS,
                retry_after: Some(Duration::from_secs(60)),
            })
        } else {
            pending().await
        }
    }
}
