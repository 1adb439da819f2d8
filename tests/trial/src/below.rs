//! What goes on between the protections and the network.

use std::time::Duration;

use step2::{ApiError, Executed, Phase, Reply};
use step3::{Request, Transport};
use tokio::time::{Instant, sleep, timeout};

use crate::quirk::Quirk;

pub(crate) struct Below<T> {
    pub(crate) inner: T,
    pub(crate) quirk: Quirk,
    /// What one of them takes for the limit of each attempt.
    pub(crate) deadline: Duration,
    /// How long an answer may take.
    pub(crate) read: Duration,
}

impl<T: Transport> Transport for Below<T> {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        if self.quirk == Quirk::Slow {
            sleep(Duration::from_millis(30)).await;
        }
        if self.quirk == Quirk::Piecemeal {
            let attempt = timeout(self.deadline, self.inner.send(request));
            let late = |_| ApiError::timed_out(Phase::Deadline, Executed::Unknown);
            return attempt.await.map_err(late).flatten();
        }
        let start = Instant::now();
        let outcome = self.inner.send(request).await;
        let in_time = start.elapsed() < self.read;
        match (self.quirk, &outcome) {
            (Quirk::Double, Ok(_)) => self.inner.send(request).await,
            (Quirk::Slow, Ok(_)) if in_time && self.read <= Duration::from_millis(60) => {
                Err(ApiError::timed_out(Phase::Read, Executed::Unknown))
            }
            (Quirk::Late, Ok(_)) => {
                sleep(Duration::from_millis(1)).await;
                outcome
            }
            _ => outcome,
        }
    }
}
