// Mistake: every refusal starts the open time anew, with a sum of its own that can overflow.
// Caught by: exercise_3_admission::an_endless_open_time_does_not_panic
// ANCHOR: exercise_5_3
match self.open_time_left(now) {
    Some(Duration::ZERO) => self.half_open(),
    Some(retry_in) => {
        let until = now + self.config.open_for;
        self.inner = Inner::Open { until };
        return Err(Refused { retry_in });
    }
    None => {}
}
if let Inner::HalfOpen {
    under_way,
    succeeded,
} = &mut self.inner
{
    if *under_way + *succeeded >= self.config.probes {
        let retry_in = Duration::ZERO;
        return Err(Refused { retry_in });
    }
    *under_way += 1;
}
let period = self.period;
Ok(Ticket { period })
// ANCHOR_END: exercise_5_3
