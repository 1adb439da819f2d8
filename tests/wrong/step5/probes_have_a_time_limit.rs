// Mistake: a probe is given at most the open time, so that it cannot hang for ever.
// Caught by: exercise_6_layer::a_slow_probe_is_a_probe
// ANCHOR: exercise_5_6
        let ticket = self
            .step(Machine::admit)
            .map_err(|refused| ApiError::CircuitOpen {
                retry_in: refused.retry_in,
            })?;
        let probing = self.state() == State::HalfOpen;
        let mut admitted = Admitted {
            breaker: self,
            ticket: Some(ticket),
            verdict: crate::Verdict::Ignored,
        };
        let outcome = match probing {
            true => tokio::time::timeout(std::time::Duration::from_secs(30), self.inner.send(request))
                .await
                .unwrap_or(Err(ApiError::timed_out(
                    step2::Phase::Read,
                    step2::Executed::Unknown,
                ))),
            false => self.inner.send(request).await,
        };
        admitted.verdict = crate::verdict(&outcome);
        outcome
// ANCHOR_END: exercise_5_6
