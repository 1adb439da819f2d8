//! One limit for the whole call, whatever happens inside it.

use std::time::Duration;

use step2::{ApiError, Reply};

use crate::{Request, Transport};

/// Ends a call after a fixed time, with all that is inside it: attempts, waits
/// between them, bodies.
#[derive(Clone, Debug)]
pub struct Deadline<T> {
    inner: T,
    limit: Duration,
}

impl<T: Transport> Deadline<T> {
    /// Calls of `inner` that take longer than `limit` end with an error.
    pub fn new(inner: T, limit: Duration) -> Deadline<T> {
        Deadline { inner, limit }
    }

    /// The transport inside.
    pub fn inner(&self) -> &T {
        &self.inner
    }

    /// How long a call may take.
    pub fn limit(&self) -> Duration {
        self.limit
    }
}

impl<T: Transport> Transport for Deadline<T> {
    /// Sends the request on with its `deadline` set, and stops the work when
    /// that moment comes.
    ///
    /// A request that already has an earlier deadline keeps it: nobody waits
    /// longer than the caller does. One whose deadline is now, or has passed, is
    /// not sent: so a limit of zero lets nothing through.
    ///
    /// # Errors
    /// A time-out of phase deadline, with an event, the only one here: warn,
    /// `deadline exceeded`, with `method`, `path` and `limit_ms` (a whole number: the
    /// time that this call had; 0 if the deadline had passed before) and no
    /// other fields. It was never sent if the deadline had passed before, else nobody
    /// knows. All other errors are handed on.
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        // STUB todo!("exercise 3.5: one deadline for all that is inside — {request:?}")
        // ANCHOR: exercise_3_5
        use step2::{Executed, Phase};

        let now = tokio::time::Instant::now();
        // A limit so large that the clock cannot hold it is no limit.
        let mut request = request.clone();
        request.deadline = [request.deadline, now.checked_add(self.limit)]
            .into_iter()
            .flatten()
            .min();

        let Some(deadline) = request.deadline else {
            return self.inner.send(&request).await;
        };

        let executed = if deadline <= now {
            Executed::No
        } else {
            let work = self.inner.send(&request);
            match tokio::time::timeout_at(deadline, work).await {
                Ok(outcome) => return outcome,
                // The work has been dropped, which stops it.
                Err(_) => Executed::Unknown,
            }
        };
        tracing::warn!(
            method = request.method.as_str(),
            path = request.path_for_log(),
            limit_ms = (deadline - now).as_millis() as u64,
            "deadline exceeded"
        );
        Err(ApiError::timed_out(Phase::Deadline, executed))
        // ANCHOR_END: exercise_3_5
    }
}
