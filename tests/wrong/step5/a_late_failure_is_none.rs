// Mistake: an outcome that comes after the request's deadline is ignored, since nobody waits for it.
// Caught by: exercise_6_layer::the_verdict_decides_what_counts
// ANCHOR: exercise_5_6
        let ticket = self
            .step(Machine::admit)
            .map_err(|refused| ApiError::CircuitOpen {
                retry_in: refused.retry_in,
            })?;
        let mut admitted = Admitted {
            breaker: self,
            ticket: Some(ticket),
            verdict: crate::Verdict::Ignored,
        };
        let outcome = self.inner.send(request).await;
        let is_late = request.deadline.is_some_and(|deadline| Instant::now() >= deadline);
        if !is_late {
            admitted.verdict = crate::verdict(&outcome);
        }
        outcome
// ANCHOR_END: exercise_5_6
