// Mistake: the request is sent at once, and only its answer waits for a permit.
// Caught by: exercise_4_layer::whoever_finds_the_queue_full_is_refused_at_once
// Also caught by: exercise_4_layer::a_call_waits_for_its_turn_and_then_runs
// ANCHOR: exercise_6_4
let outcome = self.inner.send(request).await;
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => return Err(self.refuse(request, "queue full", 0)),
};
outcome
// ANCHOR_END: exercise_6_4
