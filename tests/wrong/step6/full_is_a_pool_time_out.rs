// Mistake: a call that finds the queue full is reported as a time-out.
// Caught by: exercise_4_layer::whoever_finds_the_queue_full_is_refused_at_once
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => {
        self.refuse(request, "queue full", 0);
        let executed = step2::Executed::No;
        return Err(ApiError::timed_out(step2::Phase::Pool, executed));
    }
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
