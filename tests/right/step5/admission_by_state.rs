// Right: admission as one match over the state, with the places counted down.
// ANCHOR: exercise_5_3
if self.open_time_left(now) == Some(Duration::ZERO) {
    self.half_open();
}
let refused = match &mut self.inner {
    Inner::Closed { .. } => None,
    Inner::Open { until } => Some(*until - now),
    Inner::HalfOpen {
        under_way,
        succeeded,
    } => match self.config.probes.saturating_sub(*succeeded + *under_way) {
        0 => Some(Duration::ZERO),
        _ => {
            *under_way += 1;
            None
        }
    },
};
match refused {
    Some(retry_in) => Err(Refused { retry_in }),
    None => Ok(Ticket {
        period: self.period,
    }),
}
// ANCHOR_END: exercise_5_3
