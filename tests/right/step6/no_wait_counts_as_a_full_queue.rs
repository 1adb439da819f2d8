// Right: a wait of zero is not begun, and whoever would have to is told that the queue is full.
// ANCHOR: exercise_6_4
let no_time = self.config.max_wait.is_zero()
    || request
        .deadline
        .is_some_and(|deadline| deadline <= tokio::time::Instant::now());
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) if !no_time => self.wait(request, place).await?,
    _ => return Err(self.refuse(request, "queue full", 0)),
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
