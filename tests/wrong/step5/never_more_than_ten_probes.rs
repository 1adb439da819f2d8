// Mistake: no more than ten probes are admitted, whatever is configured.
// Caught by: exercise_3_admission::other_numbers_admit_other_calls
// ANCHOR: exercise_5_3
match self.open_time_left(now) {
    Some(Duration::ZERO) => self.half_open(),
    Some(retry_in) => return Err(Refused { retry_in }),
    None => {}
}
if let Inner::HalfOpen {
    under_way,
    succeeded,
} = &mut self.inner
{
    if *under_way + *succeeded >= self.config.probes.min(10) {
        let retry_in = Duration::ZERO;
        return Err(Refused { retry_in });
    }
    *under_way += 1;
}
let period = self.period;
Ok(Ticket { period })
// ANCHOR_END: exercise_5_3
