// Mistake: a full queue is a reason to sleep first and refuse then.
// Caught by: exercise_4_layer::whoever_finds_the_queue_full_is_refused_at_once
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => {
        tokio::time::sleep(self.config.max_wait).await;
        return Err(self.refuse(request, "queue full", 0));
    }
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
