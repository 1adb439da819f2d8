// Mistake: who makes it half-open is refused, and only the next may ask.
// Caught by: exercise_3_admission::the_open_time_ends_exactly_at_its_end
// Also caught by: exercise_3_admission::time_alone_changes_nothing
// ANCHOR: exercise_5_3
if let Some(retry_in) = self.open_time_left(now) {
    if retry_in.is_zero() {
        self.half_open();
    }
    return Err(Refused { retry_in });
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
