// Mistake: a time-out of the attempt is returned as a full bulkhead, as if nothing had been sent.
// Caught by: exercise_4_layer::every_kind_of_error_comes_out_as_it_went_in
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => {
        return Err(self.refuse(request, "queue full", 0));
    }
};
match self.inner.send(request).await {
    Err(ApiError::Timeout { .. }) => Err(ApiError::BulkheadFull),
    outcome => outcome,
}
// ANCHOR_END: exercise_6_4
