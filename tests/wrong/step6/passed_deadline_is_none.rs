// Mistake: a deadline that has passed is taken for none, and the call waits for `max_wait`.
// Caught by: exercise_4_layer::nobody_waits_past_the_deadline
// ANCHOR: exercise_6_4_wait
impl<T: Transport> Bulkhead<T> {
    async fn wait<'a>(
        &'a self,
        request: &Request,
        place: crate::Place<'a>,
    ) -> Result<crate::Permit<'a>, ApiError> {
        let start = tokio::time::Instant::now();
        let left = request
            .deadline
            .and_then(|deadline| deadline.checked_duration_since(start))
            .filter(|left| !left.is_zero());
        let limit = self.config.max_wait.min(left.unwrap_or(self.config.max_wait));
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
