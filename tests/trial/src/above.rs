//! What goes on between the protections and the caller.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use step2::{ApiError, Executed, Reply};
use step3::{Request, Transport};
use step6::BulkheadConfig;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{sleep, timeout};

use crate::quirk::Quirk;

pub(crate) struct Above<T> {
    inner: T,
    quirk: Quirk,
    /// Places that some of them lose.
    places: Semaphore,
    max_wait: Duration,
    under_way: AtomicUsize,
    last: Mutex<Option<Bytes>>,
}

impl<T: Transport> Above<T> {
    pub(crate) fn new(inner: T, limits: &BulkheadConfig, quirk: Quirk) -> Above<T> {
        Above {
            inner,
            quirk,
            places: Semaphore::new(limits.max_concurrent),
            max_wait: limits.max_wait,
            under_way: AtomicUsize::new(0),
            last: Mutex::new(None),
        }
    }

    async fn place(&self) -> Result<SemaphorePermit<'_>, ApiError> {
        match timeout(self.max_wait, self.places.acquire()).await {
            Ok(Ok(place)) => Ok(place),
            _ => Err(ApiError::BulkheadFull),
        }
    }

    /// Loses a place when a call fails.
    async fn leaky(&self, request: &Request) -> Result<Reply, ApiError> {
        let place = self.place().await?;
        let outcome = self.inner.send(request).await;
        if outcome.is_err() {
            place.forget();
        }
        outcome
    }

    /// Loses a place when its caller goes away.
    async fn clingy(&self, request: &Request) -> Result<Reply, ApiError> {
        self.place().await?.forget();
        let outcome = self.inner.send(request).await;
        self.places.add_permits(1);
        outcome
    }

    /// Exchanges the answers of calls that are under way at the same time.
    async fn mixed_up(&self, request: &Request) -> Result<Reply, ApiError> {
        let others = self.under_way.fetch_add(1, Ordering::SeqCst);
        let outcome = self.inner.send(request).await;
        self.under_way.fetch_sub(1, Ordering::SeqCst);
        outcome.map(|mut reply| {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            let before = last.replace(reply.body.clone());
            if let (Some(body), true) = (before, others > 0) {
                reply.body = body;
            }
            reply
        })
    }
}

impl<T: Transport> Transport for Above<T> {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        match self.quirk {
            Quirk::Leaky => return self.leaky(request).await,
            Quirk::Clingy => return self.clingy(request).await,
            Quirk::MixedUp => return self.mixed_up(request).await,
            _ => {}
        }
        let outcome = self.inner.send(request).await;
        match (self.quirk, outcome) {
            (Quirk::Slow, outcome) => {
                sleep(Duration::from_millis(30)).await;
                outcome
            }
            (Quirk::Cheerful, Err(ApiError::Server { .. })) => Ok(Reply {
                status: StatusCode::OK,
                headers: HeaderMap::new(),
                body: Bytes::new(),
            }),
            (Quirk::Vague, Err(ApiError::NotFound)) => Err(ApiError::Connection {
                executed: Executed::Unknown,
                cause: "something went wrong".into(),
            }),
            (Quirk::Fainting, Ok(reply)) => {
                let _first = reply.body[0];
                Ok(reply)
            }
            (_, outcome) => outcome,
        }
    }
}
