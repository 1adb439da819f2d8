// Mistake: a wait logs the key of the request.
// Caught by: exercise_4_layer::nothing_of_a_request_is_logged_but_its_path
// ANCHOR: exercise_6_4_wait
impl<T: Transport> Bulkhead<T> {
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
        let wait_ms = start.elapsed().as_millis() as u64;
        match permit {
            Some(permit) => {
                let key = request.idempotency_key.as_deref();
                tracing::info!(path = request.path_for_log(), key, wait_ms, "bulkhead waited");
                Ok(permit)
            }
            None => Err(self.refuse(request, "waited too long", wait_ms)),
        }
    }

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
