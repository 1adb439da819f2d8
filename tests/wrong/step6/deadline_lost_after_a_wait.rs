// Mistake: the request is built anew for its turn, and its deadline is forgotten.
// Caught by: exercise_4_layer::the_request_is_handed_on_as_it_was_after_a_wait_too
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => {
        let _permit = self.wait(request, place).await?;
        let request = Request {
            deadline: None,
            ..request.clone()
        };
        return self.inner.send(&request).await;
    }
    crate::Entry::Refuse => {
        return Err(self.refuse(request, "queue full", 0));
    }
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
