// Mistake: whoever has waited drops the permit before the call begins.
// Caught by: exercise_4_layer::no_more_than_max_concurrent_calls_run
// ANCHOR: exercise_6_4
match self.limiter.enter() {
    crate::Entry::Run(_permit) => self.inner.send(request).await,
    crate::Entry::Wait(place) => {
        self.wait(request, place).await?;
        self.inner.send(request).await
    }
    crate::Entry::Refuse => Err(self.refuse(request, "queue full", 0)),
}
// ANCHOR_END: exercise_6_4
