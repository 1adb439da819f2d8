// Mistake: every 100 ms the place is given back to look at the deadline, and a new one taken at the end of the queue.
// Caught by: exercise_4_layer::calls_run_in_the_order_in_which_they_came
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

        let slice = std::time::Duration::from_millis(100);
        let mut permit = self.limiter.wait(place, limit.min(slice)).await;
        while permit.is_none() && start.elapsed() < limit {
            let crate::Entry::Wait(place) = self.limiter.enter() else {
                break;
            };
            let left = limit.saturating_sub(start.elapsed());
            permit = self.limiter.wait(place, left.min(slice)).await;
        }

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
