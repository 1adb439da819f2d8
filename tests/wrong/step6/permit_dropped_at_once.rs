// Mistake: `let _ =` keeps nothing: the permit is back before the call begins.
// Caught by: exercise_4_layer::no_more_than_max_concurrent_calls_run
// Also caught by: exercise_4_layer::a_permit_is_held_until_the_body_has_been_read
// Also caught by: exercise_4_layer::the_service_sees_no_more_calls_than_the_limit
// ANCHOR: exercise_6_4
let _ = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => return Err(self.refuse(request, "queue full", 0)),
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
