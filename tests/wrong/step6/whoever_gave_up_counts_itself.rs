// Mistake: whoever has waited too long counts itself among those who wait.
// Caught by: exercise_4_layer::a_refusal_is_logged_with_its_reason
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
        let waiting = self.waiting();
        let permit = self.limiter.wait(place, limit).await;
        let wait_ms = start.elapsed().as_millis() as u64;
        match permit {
            Some(permit) => {
                tracing::info!(path = request.path_for_log(), wait_ms, "bulkhead waited");
                Ok(permit)
            }
            None => Err(self.refuse(request, "waited too long", waiting, wait_ms)),
        }
    }

    fn refuse(&self, request: &Request, reason: &str, waiting: usize, wait_ms: u64) -> ApiError {
        tracing::warn!(
            path = request.path_for_log(),
            reason,
            running = self.running(),
            waiting,
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
        return Err(self.refuse(request, "queue full", self.waiting(), 0));
    }
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
