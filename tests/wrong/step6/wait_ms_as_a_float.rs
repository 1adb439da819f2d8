// Mistake: wait_ms is logged with a decimal point, which whoever reads the log by a program does not expect.
// Caught by: exercise_4_layer::a_wait_is_logged_with_its_length
// Also caught by: exercise_4_layer::a_refusal_is_logged_with_its_reason
// Also caught by: exercise_4_layer::a_refusal_tells_the_reason_and_the_wait_that_it_had
// Also caught by: exercise_4_layer::a_wait_is_logged_when_it_ends_however_short_it_was
// ANCHOR: exercise_6_4_wait
impl<T: Transport> Bulkhead<T> {
    /// Exchanges a place in the queue for a permit.
    async fn wait<'a>(
        &'a self,
        request: &Request,
        place: crate::Place<'a>,
    ) -> Result<crate::Permit<'a>, ApiError> {
        let start = tokio::time::Instant::now();
        let mut limit = self.config.max_wait;
        if let Some(deadline) = request.deadline {
            limit = limit.min(deadline.saturating_duration_since(start));
        }

        let permit = self.limiter.wait(place, limit).await;

        let wait_ms = start.elapsed().as_secs_f64() * 1e3;
        match permit {
            Some(permit) => {
                tracing::info!(path = request.path_for_log(), wait_ms, "bulkhead waited");
                Ok(permit)
            }
            None => Err(self.refuse(request, "waited too long", wait_ms)),
        }
    }

    /// The error for a call that is turned away. The decision is logged.
    fn refuse(&self, request: &Request, reason: &str, wait_ms: f64) -> ApiError {
        tracing::warn!(
            path = request.path_for_log(),
            reason,
            running = self.running(),
            waiting = self.waiting(),
            wait_ms,
            "bulkhead refused"
        );
        ApiError::BulkheadFull
    }
}
// ANCHOR_END: exercise_6_4_wait
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => {
        return Err(self.refuse(request, "queue full", 0.0));
    }
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
