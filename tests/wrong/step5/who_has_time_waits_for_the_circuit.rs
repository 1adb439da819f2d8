// Mistake: a refused call whose deadline is far away waits for the end of the open time and is sent then.
// Caught by: exercise_6_layer::a_caller_with_time_is_refused_at_once_too
// ANCHOR: exercise_5_6
let ticket = loop {
    let retry_in = match self.step(Machine::admit) {
        Ok(ticket) => break ticket,
        Err(refused) => refused.retry_in,
    };
    let again = Instant::now() + retry_in;
    match request.deadline {
        Some(deadline) if !retry_in.is_zero() && again < deadline => {
            tokio::time::sleep_until(again).await;
        }
        _ => return Err(ApiError::CircuitOpen { retry_in }),
    }
};
let mut admitted = Admitted {
    breaker: self,
    ticket: Some(ticket),
    verdict: crate::Verdict::Ignored,
};
let outcome = self.inner.send(request).await;
admitted.verdict = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
