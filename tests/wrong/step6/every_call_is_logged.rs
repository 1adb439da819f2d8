// Mistake: each call has a line, whether it waited or not.
// Caught by: exercise_4_layer::a_call_with_room_goes_straight_through
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => {
        let path = request.path_for_log();
        tracing::info!(path, wait_ms = 0, "bulkhead waited");
        permit
    }
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => return Err(self.refuse(request, "queue full", 0)),
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
