// Mistake: what is sent is the path for the log, without its query.
// Caught by: exercise_4_layer::a_call_with_room_goes_straight_through
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => {
        return Err(self.refuse(request, "queue full", 0));
    }
};
self.inner.send(&Request { path: request.path_for_log().into(), ..request.clone() }).await
// ANCHOR_END: exercise_6_4
