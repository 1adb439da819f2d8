// Mistake: `retry_in` is cut to whole milliseconds, and so zero while it is open.
// Caught by: exercise_3_admission::open_refuses_and_says_how_long
// ANCHOR: exercise_5_3
match self.open_time_left(now) {
    Some(Duration::ZERO) => self.half_open(),
    Some(retry_in) => return Err(Refused { retry_in: Duration::from_millis(retry_in.as_millis() as u64) }),
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
