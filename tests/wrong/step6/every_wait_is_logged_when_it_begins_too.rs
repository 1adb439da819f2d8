// Mistake: a wait has a line when it begins, beside the one when it ends.
// Caught by: exercise_4_layer::a_refusal_tells_who_is_inside_at_that_moment
// Also caught by: exercise_4_layer::a_wait_is_logged_with_its_length
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => {
        tracing::debug!(path = request.path_for_log(), "bulkhead waits");
        self.wait(request, place).await?
    }
    crate::Entry::Refuse => {
        return Err(self.refuse(request, "queue full", 0));
    }
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
