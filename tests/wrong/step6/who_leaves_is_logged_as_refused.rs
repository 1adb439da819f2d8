// Mistake: a caller who goes away while it waits is logged as refused.
// Caught by: exercise_4_layer::a_call_that_is_dropped_leaves_nothing_behind
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
        struct Gone<F: Fn()>(Option<F>);
        impl<F: Fn()> Drop for Gone<F> {
            fn drop(&mut self) {
                if let Some(log) = self.0.take() {
                    log();
                }
            }
        }
        let mut gone = Gone(Some(|| {
            let wait_ms = start.elapsed().as_millis() as u64;
            self.refuse(request, "waited too long", wait_ms);
        }));
        let permit = self.limiter.wait(place, limit).await;
        gone.0 = None;
        let wait_ms = start.elapsed().as_millis() as u64;
        return match permit {
            Some(permit) => {
                tracing::info!(path = request.path_for_log(), wait_ms, "bulkhead waited");
                Ok(permit)
            }
            None => Err(self.refuse(request, "waited too long", wait_ms)),
        };
    }

    #[allow(dead_code)]
    async fn old_wait<'a>(
        &'a self,
        request: &Request,
        place: crate::Place<'a>,
        start: tokio::time::Instant,
        limit: std::time::Duration,
    ) -> Result<crate::Permit<'a>, ApiError> {

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
