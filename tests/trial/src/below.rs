//! What goes on between the protections and the network.

use std::time::Duration;

use step2::{ApiError, Executed, Phase, Reply};
use step3::{Request, Transport};
use tokio::time::{sleep, timeout};

use crate::quirk::Quirk;

pub(crate) struct Below<T> {
    pub(crate) inner: T,
    pub(crate) quirk: Quirk,
    /// What one of them takes for the limit of each attempt.
    pub(crate) deadline: Duration,
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
        let outcome = self.inner.send(request).await;
        if self.quirk == Quirk::Double && outcome.is_ok() {
            return self.inner.send(request).await;
        }
        outcome
    }
}
