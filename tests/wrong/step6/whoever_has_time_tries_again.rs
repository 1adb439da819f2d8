// Mistake: whoever finds the queue full and has a deadline tries again until then.
// Caught by: exercise_4_layer::whoever_finds_the_queue_full_is_refused_at_once
// ANCHOR: exercise_6_4
let now = tokio::time::Instant::now;
let _permit = loop {
    match self.limiter.enter() {
        crate::Entry::Run(permit) => break permit,
        crate::Entry::Wait(place) => break self.wait(request, place).await?,
        crate::Entry::Refuse => {}
    }
    // Whoever has the time need not be refused yet.
    let pause = std::time::Duration::from_millis(10);
    if request.deadline.is_none_or(|deadline| deadline <= now() + pause) {
        return Err(self.refuse(request, "queue full", 0));
    }
    tokio::time::sleep(pause).await;
};
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
