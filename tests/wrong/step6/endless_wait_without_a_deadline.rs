// Mistake: with a max_wait that the clock cannot hold, the deadline is forgotten.
// Caught by: exercise_4_layer::a_wait_without_a_limit_still_ends_at_the_deadline
// ANCHOR: exercise_6_4_wait
impl<T: Transport> Bulkhead<T> {
    async fn wait<'a>(
        &'a self,
        request: &Request,
        place: crate::Place<'a>,
    ) -> Result<crate::Permit<'a>, ApiError> {
        let start = tokio::time::Instant::now();
        // A wait so long that the clock cannot hold it has no end.
        let limit = match start.checked_add(self.config.max_wait) {
            None => std::time::Duration::MAX,
            Some(latest) => {
                let end = request.deadline.map_or(latest, |deadline| deadline.min(latest));
                end.saturating_duration_since(start)
            }
        };
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
