// Mistake: the machine looks at a clock of its own instead of the time it is told.
// Caught by: exercise_3_admission::open_refuses_and_says_how_long
// ANCHOR: exercise_5_3
let _ = now;
match self.open_time_left(Instant::now()) {
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
let period = self.period;
Ok(Ticket { period })
// ANCHOR_END: exercise_5_3
