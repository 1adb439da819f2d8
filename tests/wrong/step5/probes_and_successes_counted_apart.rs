// Mistake: those under way and those that have succeeded are each compared with `probes`, not together.
// Caught by: exercise_5_probes::a_success_takes_the_place_of_its_probe
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
    let is_free = *under_way < self.config.probes && *succeeded < self.config.probes;
    if !is_free {
        let retry_in = Duration::ZERO;
        return Err(Refused { retry_in });
    }
    *under_way += 1;
}
let period = self.period;
Ok(Ticket { period })
// ANCHOR_END: exercise_5_3
