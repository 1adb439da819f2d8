// Mistake: the permit comes back behind the call, which a caller that leaves never reaches.
// Caught by: exercise_4_layer::a_call_that_is_dropped_leaves_nothing_behind
// ANCHOR: exercise_6_4
let permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => return Err(self.refuse(request, "queue full", 0)),
};
let permit = std::mem::ManuallyDrop::new(permit);
let outcome = self.inner.send(request).await;
drop(std::mem::ManuallyDrop::into_inner(permit));
outcome
// ANCHOR_END: exercise_6_4
