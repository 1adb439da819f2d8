// Mistake: whoever asks while it is not closed makes it half-open again, with all places free.
// Caught by: exercise_3_admission::half_open_admits_as_many_as_there_are_probes
// ANCHOR: exercise_5_3
if let Some(retry_in) = self.open_time_left(now).filter(|left| !left.is_zero()) {
    return Err(Refused { retry_in });
}
if self.state() != State::Closed {
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
