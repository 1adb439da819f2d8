// Mistake: after an error the permit, and the caller, are held for a while, to spare the service.
// Caught by: exercise_4_layer::an_error_is_handed_on_and_gives_its_permit_back
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => {
        return Err(self.refuse(request, "queue full", 0));
    }
};
let outcome = self.inner.send(request).await;
if outcome.is_err() {
    tokio::time::sleep(std::time::Duration::from_millis(10)).await;
}
outcome
// ANCHOR_END: exercise_6_4
