// Mistake: only probes under way count, so a third may close the circuit while the second is out.
// Caught by: exercise_5_probes::a_success_takes_the_place_of_its_probe
// ANCHOR: exercise_5_3
match self.open_time_left(now) {
    Some(Duration::ZERO) => self.half_open(),
    Some(retry_in) => return Err(Refused { retry_in }),
    None => {}
}
if let Inner::HalfOpen { under_way, .. } = &mut self.inner {
    if *under_way >= self.config.probes {
        let retry_in = Duration::ZERO;
        return Err(Refused { retry_in });
    }
    *under_way += 1;
}
let period = self.period;
Ok(Ticket { period })
// ANCHOR_END: exercise_5_3
