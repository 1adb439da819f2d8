// Mistake: the request is sent on with a deadline of the bulkhead's own.
// Caught by: exercise_4_layer::a_call_with_room_goes_straight_through
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => return Err(self.refuse(request, "queue full", 0)),
};
let mut request = request.clone();
request.deadline = tokio::time::Instant::now().checked_add(self.config.max_wait);
self.inner.send(&request).await
// ANCHOR_END: exercise_6_4
