// Mistake: a running call is ended after an hour.
// Caught by: exercise_4_layer::a_running_call_is_never_cut_short
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => {
        return Err(self.refuse(request, "queue full", 0));
    }
};
tokio::time::timeout(std::time::Duration::from_secs(3600), self.inner.send(request)).await.unwrap_or(Err(ApiError::BulkheadFull))
// ANCHOR_END: exercise_6_4
