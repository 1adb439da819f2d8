// Mistake: `unwrap_or_default`: where there is no open time, it is taken for one that is over.
// Caught by: exercise_3_admission::closed_admits_everybody
// ANCHOR: exercise_5_3
let retry_in = self.open_time_left(now).unwrap_or_default();
if !retry_in.is_zero() {
    return Err(Refused { retry_in });
}
if self.state() != State::HalfOpen {
    self.half_open();
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
