//! What goes on between the protections and the caller.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use step2::{ApiError, Executed, Phase, Reply};
use step3::{Request, Transport};
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, sleep_until};

use crate::quirk::Quirk;

/// As many calls under way as it takes for one client to mix up answers.
const CROWD: usize = 10;

pub(crate) struct Above<T> {
    inner: T,
    quirk: Quirk,
    /// How long a call may take.
    deadline: Duration,
    under_way: AtomicUsize,
    has_mixed_up: AtomicBool,
    last: Mutex<Option<Bytes>>,
}

/// One of those under way, until it is dropped.
struct UnderWay<'a>(&'a AtomicUsize);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl<T: Transport> Above<T> {
    pub(crate) fn new(inner: T, deadline: Duration, quirk: Quirk) -> Above<T> {
        Above {
            inner,
            quirk,
            deadline,
            under_way: AtomicUsize::new(0),
            has_mixed_up: AtomicBool::new(false),
            last: Mutex::new(None),
        }
    }

    /// Gives one of many calls that are under way at the same time the answer of another.
    async fn mixed_up(&self, request: &Request) -> Result<Reply, ApiError> {
        let others = self.under_way.fetch_add(1, Ordering::SeqCst);
        let _until_then = UnderWay(&self.under_way);
        let outcome = self.inner.send(request).await;
        outcome.map(|mut reply| {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            let before = last.replace(reply.body.clone());
            if others + 1 >= CROWD
                && let Some(body) = before
                && !self.has_mixed_up.swap(true, Ordering::SeqCst)
            {
                reply.body = body;
            }
            reply
        })
    }
}

impl<T: Transport> Transport for Above<T> {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        match self.quirk {
            Quirk::MixedUp => return self.mixed_up(request).await,
            // Whoever comes first steps back as often as the dice say.
            Quirk::Jumbled => {
                for _ in 0..rand::random::<u8>() % 3 {
                    yield_now().await;
                }
            }
            _ => {}
        }
        let start = Instant::now();
        let outcome = self.inner.send(request).await;
        match (self.quirk, outcome) {
            (Quirk::Slow, outcome) => {
                sleep(Duration::from_millis(30)).await;
                outcome
            }
            (Quirk::Late, Err(error)) if is_deadline(&error) => {
                sleep_until(start + self.deadline + Duration::from_millis(1)).await;
                Err(error)
            }
            (Quirk::Lingering, Err(error)) if is_deadline(&error) => {
                sleep_until(start + self.deadline + Duration::from_millis(10)).await;
                Err(error)
            }
            (Quirk::Wordy, Err(error)) => Err(reworded(error)),
            (Quirk::Cheerful, Err(ApiError::Server { .. })) => Ok(Reply {
                status: StatusCode::OK,
                headers: HeaderMap::new(),
                body: Bytes::new(),
            }),
            (Quirk::Blurry, Err(ApiError::Server { retry_after, .. })) => Err(ApiError::Server {
                status: StatusCode::INTERNAL_SERVER_ERROR,
                retry_after,
            }),
            (Quirk::Murky, Err(ApiError::Timeout { executed, .. })) => Err(ApiError::Connection {
                executed,
                cause: "it took too long".into(),
            }),
            (Quirk::Vague, Err(ApiError::NotFound)) => Err(ApiError::Connection {
                executed: Executed::Unknown,
                cause: "something went wrong".into(),
            }),
            (Quirk::Hollow, Ok(mut reply)) => {
                reply.body = Bytes::new();
                Ok(reply)
            }
            (Quirk::Fainting, Ok(reply)) => {
                let _first = reply.body[0];
                Ok(reply)
            }
            (_, outcome) => outcome,
        }
    }
}

fn is_deadline(error: &ApiError) -> bool {
    matches!(error, ApiError::Timeout { phase, .. } if *phase == Phase::Deadline)
}

/// The same error with another cause inside.
fn reworded(mut error: ApiError) -> ApiError {
    let words = "other words for the same";
    match &mut error {
        ApiError::Connection { cause, .. } => *cause = words.into(),
        ApiError::Timeout { cause, .. } => *cause = Some(words.into()),
        _ => {}
    }
    error
}
