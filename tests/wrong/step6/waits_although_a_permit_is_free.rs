// Mistake: every call goes through the queue, so without one nothing is ever sent.
// Caught by: exercise_4_layer::a_call_with_room_goes_straight_through
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    _ => return Err(self.refuse(request, "queue full", 0)),
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
