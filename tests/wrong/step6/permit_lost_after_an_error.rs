// Mistake: `?` leaves before the line that gives the permit back.
// Caught by: exercise_4_layer::an_error_is_handed_on_and_gives_its_permit_back
// Also caught by: exercise_4_layer::a_permit_is_free_during_a_back_off
// ANCHOR: exercise_6_4
let permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => return Err(self.refuse(request, "queue full", 0)),
};
let permit = std::mem::ManuallyDrop::new(permit);
let reply = self.inner.send(request).await?;
drop(std::mem::ManuallyDrop::into_inner(permit));
Ok(reply)
// ANCHOR_END: exercise_6_4
