// Mistake: max_wait of zero is taken for no limit.
// Caught by: exercise_4_layer::nobody_waits_longer_than_max_wait
// ANCHOR: exercise_6_4_wait
impl<T: Transport> Bulkhead<T> {
    /// Exchanges a place in the queue for a permit.
    async fn wait<'a>(
        &'a self,
        request: &Request,
        place: crate::Place<'a>,
    ) -> Result<crate::Permit<'a>, ApiError> {
        let start = tokio::time::Instant::now();
        let mut limit = match self.config.max_wait {
            std::time::Duration::ZERO => std::time::Duration::MAX,
            limit => limit,
        };
        if let Some(deadline) = request.deadline {
            limit = limit.min(deadline.saturating_duration_since(start));
        }

        let permit = self.limiter.wait(place, limit).await;

        let wait_ms = start.elapsed().as_millis() as u64;
        match permit {
            Some(permit) => {
                tracing::info!(path = request.path_for_log(), wait_ms, "bulkhead waited");
                Ok(permit)
            }
            None => Err(self.refuse(request, "waited too long", wait_ms)),
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
