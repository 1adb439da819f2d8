// Mistake: no new period where the state is set by hand: tickets of the old one still count.
// Caught by: exercise_5_probes::a_result_from_before_it_opened_changes_nothing
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
// ANCHOR: exercise_5_4
match verdict {
    Verdict::Success => window.record(false),
    Verdict::Failure => window.record(true),
    Verdict::Ignored => return,
}
let enough = window.len() >= self.config.min_calls;
if enough && window.failure_rate() >= self.config.failure_rate {
    let until = now + self.config.open_for;
    self.inner = Inner::Open { until };
}
// ANCHOR_END: exercise_5_4
