// Mistake: a running call is cut off at its deadline and reported as refused, although it was sent.
// Caught by: exercise_4_layer::a_running_call_is_not_ended_at_its_deadline
// ANCHOR: exercise_6_4
let _permit = match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => return Err(self.refuse(request, "queue full", 0)),
};
let work = self.inner.send(request);
match request.deadline {
    Some(deadline) => match tokio::time::timeout_at(deadline, work).await {
        Ok(outcome) => outcome,
        Err(_) => Err(self.refuse(request, "waited too long", 0)),
    },
    None => work.await,
}
// ANCHOR_END: exercise_6_4
