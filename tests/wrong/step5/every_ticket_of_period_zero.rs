// Mistake: the period is a zero that was to be replaced later: a probe's ticket is stale at once.
// Caught by: exercise_3_admission::the_first_probe_belongs_to_the_new_period
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
    if *under_way + *succeeded >= self.config.probes {
        let retry_in = Duration::ZERO;
        return Err(Refused { retry_in });
    }
    *under_way += 1;
}
Ok(Ticket { period: 0 })
// ANCHOR_END: exercise_5_3
