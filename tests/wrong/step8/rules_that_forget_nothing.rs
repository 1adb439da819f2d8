// Mistake: the rules have a change of state that keeps the results.
// Caught by: exercise_4_property::the_reference_breaker_is_not_accused
// ANCHOR: exercise_8_4_rules
fn told(answer: Result<(), u64>) -> String {
    match answer {
        Ok(()) => "admitted".into(),
        Err(left) => format!("refused with {left} ms left"),
    }
}

/// The promises a second time, as plainly as possible: a list of all results of
/// this period, from which everything is counted anew each time.
struct Rules {
    state: State,
    /// Counts the changes of state.
    period: u32,
    results: Vec<Verdict>,
    /// How many were admitted in this period.
    admitted: usize,
}

enum State {
    Closed,
    OpenUntil(u64),
    HalfOpen,
}

impl Rules {
    fn new() -> Rules {
        Rules {
            state: State::Closed,
            period: 0,
            results: Vec::new(),
            admitted: 0,
        }
    }

    fn change_to(&mut self, state: State) {
        let period = self.period + 1;
        self.state = state;
        self.period = period;
        self.admitted = 0;
    }

    fn count(&self, verdict: Verdict) -> usize {
        self.results.iter().filter(|v| **v == verdict).count()
    }

    /// Whether a call may be made; if not, what is left of the open time.
    fn ask(&mut self, now: u64) -> Result<(), u64> {
        match self.state {
            State::OpenUntil(until) if now < until => return Err(until - now),
            State::OpenUntil(_) => self.change_to(State::HalfOpen),
            _ => {}
        }
        let places = self.admitted - self.count(Verdict::Ignored);
        if matches!(self.state, State::HalfOpen) && places >= 2 {
            return Err(0);
        }
        self.admitted += 1;
        Ok(())
    }

    /// A call of this period ends.
    fn end(&mut self, now: u64, verdict: Verdict) {
        self.results.push(verdict);
        let opens = match self.state {
            State::Closed => verdict != Verdict::Ignored && self.is_too_much(),
            _ => verdict == Verdict::Failure,
        };
        let closes = matches!(self.state, State::HalfOpen) && self.count(Verdict::Success) == 2;
        if opens {
            self.change_to(State::OpenUntil(now + 1000));
        } else if closes {
            self.change_to(State::Closed);
        }
    }

    /// Of the last four results that count, two or more, half are failures.
    fn is_too_much(&self) -> bool {
        let counted = self.results.iter().filter(|v| **v != Verdict::Ignored);
        let last: Vec<_> = counted.rev().take(4).collect();
        let failures = last.iter().filter(|v| ***v == Verdict::Failure).count();
        last.len() >= 2 && failures * 2 >= last.len()
    }
}
// ANCHOR_END: exercise_8_4_rules
