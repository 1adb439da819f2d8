// Mistake: a health check goes past the bulkhead.
// Caught by: exercise_4_layer::a_call_of_any_kind_needs_a_permit
// ANCHOR: exercise_6_4
if request.path_for_log() == "/health" {
    return self.inner.send(request).await;
}
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => {
        return Err(self.refuse(request, "queue full", 0));
    }
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
