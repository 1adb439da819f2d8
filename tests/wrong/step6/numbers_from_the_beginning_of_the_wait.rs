// Mistake: who runs and waits is counted when a wait begins, and told when it is given up.
// Caught by: exercise_4_layer::a_refusal_tells_who_is_inside_at_that_moment
// ANCHOR: exercise_6_4_wait
impl<T: Transport> Bulkhead<T> {
    /// Exchanges a place in the queue for a permit.
    async fn wait<'a>(
        &'a self,
        request: &Request,
        place: crate::Place<'a>,
    ) -> Result<crate::Permit<'a>, ApiError> {
        let start = tokio::time::Instant::now();
        let (running, others) = (self.running(), self.waiting().saturating_sub(1));
        let mut limit = self.config.max_wait;
        if let Some(deadline) = request.deadline {
            limit = limit.min(deadline.saturating_duration_since(start));
        }

        let permit = self.limiter.wait(place, limit).await;

        let wait_ms = start.elapsed().as_millis() as u64;
        let path = request.path_for_log();
        match permit {
            Some(permit) => {
                tracing::info!(path, wait_ms, "bulkhead waited");
                Ok(permit)
            }
            None => {
                let reason = "waited too long";
                let waiting = others;
                tracing::warn!(path, reason, running, waiting, wait_ms, "bulkhead refused");
                Err(ApiError::BulkheadFull)
            }
        }
    }

    /// The error for a call that is turned away. The decision is logged.
    fn refuse(&self, request: &Request, reason: &str, wait_ms: u64) -> ApiError {
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
