// Mistake: who is refused while probes are under way is told to come back in a second, an invented time.
// Caught by: exercise_6_layer::fifty_callers_at_once_make_two_probes
// ANCHOR: exercise_5_6
        let ticket = self.step(Machine::admit).map_err(|refused| {
            let retry_in = match refused.retry_in {
                std::time::Duration::ZERO => std::time::Duration::from_secs(1),
                left => left,
            };
            ApiError::CircuitOpen { retry_in }
        })?;
        let mut admitted = Admitted {
            breaker: self,
            ticket: Some(ticket),
            verdict: crate::Verdict::Ignored,
        };
        let outcome = self.inner.send(request).await;
        admitted.verdict = crate::verdict(&outcome);
        outcome
// ANCHOR_END: exercise_5_6
