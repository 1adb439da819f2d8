// Mistake: the call is made first, and awaited with a permit in hand.
// Caught by: exercise_4_layer::nothing_is_called_without_a_permit
// ANCHOR: exercise_6_4
// A future does nothing until it is polled.
let call = self.inner.send(request);
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => {
        return Err(self.refuse(request, "queue full", 0));
    }
};
call.await
// ANCHOR_END: exercise_6_4
