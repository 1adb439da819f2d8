// Right: half-open in the period of the open time before it, which has given no ticket.
// ANCHOR: exercise_5_3
match self.open_time_left(now) {
    Some(Duration::ZERO) => {
        self.inner = Inner::HalfOpen {
            under_way: 0,
            succeeded: 0,
        };
    }
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
