// Mistake: an open circuit makes its callers wait instead of refusing them.
// Caught by: exercise_6_layer::an_open_circuit_sends_nothing
// ANCHOR: exercise_5_6
let ticket = loop {
    match self.step(Machine::admit) {
        Ok(ticket) => break ticket,
        Err(refused) => {
            let wait = refused.retry_in.max(std::time::Duration::from_millis(10));
            tokio::time::sleep(wait).await;
        }
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
