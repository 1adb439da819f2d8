// Mistake: no new period where the state is set by hand: a probe of the last round counts in the next.
// Caught by: exercise_5_probes::a_probe_of_the_last_round_changes_nothing
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
// ANCHOR: exercise_5_5
*under_way -= 1;
match verdict {
    Verdict::Ignored => {}
    Verdict::Failure => {
        let until = now + self.config.open_for;
        self.inner = Inner::Open { until };
    }
    Verdict::Success => {
        *succeeded += 1;
        if *succeeded >= self.config.probes {
            self.close();
        }
    }
}
// ANCHOR_END: exercise_5_5
