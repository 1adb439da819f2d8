// Mistake: `max_wait` is set around the wait and the call together.
// Caught by: exercise_4_layer::a_running_call_is_never_cut_short
// ANCHOR: exercise_6_4
let work = async {
    let _permit = match self.limiter.enter() {
        crate::Entry::Run(permit) => permit,
        crate::Entry::Wait(place) => self.wait(request, place).await?,
        crate::Entry::Refuse => return Err(self.refuse(request, "queue full", 0)),
    };
    self.inner.send(request).await
};
match tokio::time::timeout(self.config.max_wait, work).await {
    Ok(outcome) => outcome,
    Err(_) => Err(self.refuse(request, "waited too long", 0)),
}
// ANCHOR_END: exercise_6_4
