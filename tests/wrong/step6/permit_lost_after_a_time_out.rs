// Mistake: a permit is kept after a time-out, since the service may still be busy, and nobody gives it back.
// Caught by: exercise_4_layer::every_kind_of_error_comes_out_as_it_went_in
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => {
        return Err(self.refuse(request, "queue full", 0));
    }
};
let outcome = self.inner.send(request).await;
if matches!(outcome, Err(ApiError::Timeout { .. })) {
    std::mem::forget(_permit);
}
outcome
// ANCHOR_END: exercise_6_4
