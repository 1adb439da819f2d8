// Mistake: each call has a limiter of its own, in which nobody else ever is.
// Caught by: exercise_4_layer::no_more_than_max_concurrent_calls_run
// ANCHOR: exercise_6_4
let limiter = Limiter::new(self.config.clone());
let _permit = match limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => {
        let permit = limiter.wait(place, self.config.max_wait).await;
        permit.ok_or(ApiError::BulkheadFull)?
    }
    crate::Entry::Refuse => return Err(self.refuse(request, "queue full", 0)),
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
// ANCHOR: exercise_6_4_wait
impl<T: Transport> Bulkhead<T> {
    fn refuse(&self, request: &Request, reason: &str, wait_ms: u64) -> ApiError {
        let path = request.path_for_log();
        let (running, waiting) = (self.running(), self.waiting());
        tracing::warn!(path, reason, running, waiting, wait_ms, "bulkhead refused");
        ApiError::BulkheadFull
    }
}
// ANCHOR_END: exercise_6_4_wait
