// Mistake: a call that finds the queue full leaves no trace.
// Caught by: exercise_4_layer::a_refusal_is_logged_with_its_reason
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => return Err(ApiError::BulkheadFull),
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
