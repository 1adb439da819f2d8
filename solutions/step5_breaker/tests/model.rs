//! The machine against a tiny model of it, over arbitrary histories.
//!
//! The model remembers everything and computes the state anew from the rules, so
//! it shares no idea of a ring, a counter or a period number with the machine.

use std::time::Duration;

use proptest::prelude::*;
use solution5::{BreakerConfig, Machine, State, Ticket, Verdict};
use tokio::time::Instant;

/// What happens next.
#[derive(Clone, Debug)]
enum Step {
    /// Somebody asks to make a call.
    Ask,
    /// One of the calls under way ends; which one, and how.
    End(usize, Verdict),
    /// Time passes, in milliseconds.
    Wait(u64),
}

fn verdicts() -> impl Strategy<Value = Verdict> {
    prop_oneof![
        Just(Verdict::Success),
        Just(Verdict::Failure),
        // A dropped call ends like this one.
        Just(Verdict::Ignored),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => Just(Step::Ask),
        4 => (any::<usize>(), verdicts()).prop_map(|(which, how)| Step::End(which, how)),
        1 => (0..1500_u64).prop_map(Step::Wait),
    ];
    prop::collection::vec(step, 0..200)
}

fn configs() -> impl Strategy<Value = BreakerConfig> {
    (1..8_usize, 1..=10_u32, 1..8_usize, 1..4_u32).prop_map(|(window, tenths, min, probes)| {
        BreakerConfig {
            window,
            failure_rate: f64::from(tenths) / 10.0,
            min_calls: min.min(window),
            open_for: Duration::from_millis(1000),
            probes,
        }
    })
}

/// One call of the model's history.
struct Call {
    /// How many changes of state there had been when it was admitted.
    epoch: usize,
    /// Gone once it has ended.
    ticket: Option<Ticket>,
}

/// All that has happened since the last change of state.
struct Model {
    config: BreakerConfig,
    state: State,
    epoch: usize,
    opened_at: u64,
    verdicts: Vec<Verdict>,
    admitted: u32,
}

impl Model {
    fn change(&mut self, state: State, now: u64) {
        self.state = state;
        self.epoch += 1;
        self.opened_at = now;
        self.verdicts.clear();
        self.admitted = 0;
    }

    fn count(&self, verdict: Verdict) -> u32 {
        self.verdicts
            .iter()
            .filter(|found| **found == verdict)
            .count() as u32
    }

    fn ask(&mut self, now: u64) -> Result<(), u64> {
        if self.state == State::Open {
            let end = self.opened_at + 1000;
            if now < end {
                return Err(end - now);
            }
            self.change(State::HalfOpen, now);
        }
        if self.state == State::HalfOpen {
            let given_back = self.count(Verdict::Ignored);
            if self.admitted - given_back >= self.config.probes {
                return Err(0);
            }
            self.admitted += 1;
        }
        Ok(())
    }

    fn end(&mut self, epoch: usize, verdict: Verdict, now: u64) {
        if epoch != self.epoch {
            return;
        }
        self.verdicts.push(verdict);
        match self.state {
            State::Closed => {
                let counted = self.verdicts.iter().filter(|v| **v != Verdict::Ignored);
                let last: Vec<_> = counted.rev().take(self.config.window).collect();
                let failures = last.iter().filter(|v| ***v == Verdict::Failure).count();
                let rate = failures as f64 / last.len() as f64;
                let asks = verdict != Verdict::Ignored && last.len() >= self.config.min_calls;
                if asks && rate >= self.config.failure_rate {
                    self.change(State::Open, now);
                }
            }
            State::HalfOpen if verdict == Verdict::Failure => self.change(State::Open, now),
            State::HalfOpen if self.count(Verdict::Success) == self.config.probes => {
                self.change(State::Closed, now);
            }
            State::HalfOpen | State::Open => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn the_machine_does_what_the_rules_say(config in configs(), steps in steps()) {
        let start = Instant::now();
        let mut now = 0;
        let mut machine = Machine::new(config.clone());
        let mut model = Model {
            config,
            state: State::Closed,
            epoch: 0,
            opened_at: 0,
            verdicts: Vec::new(),
            admitted: 0,
        };
        let mut calls: Vec<Call> = Vec::new();
        for step in steps {
            let at = start + Duration::from_millis(now);
            match step {
                Step::Wait(millis) => now += millis,
                Step::Ask => {
                    let expected = model.ask(now);
                    let found = machine.admit(at);
                    let left = found.as_ref().map(drop).map_err(|refused| refused.retry_in);
                    prop_assert_eq!(left, expected.map_err(Duration::from_millis));
                    calls.extend(found.ok().map(|ticket| Call { epoch: model.epoch, ticket: Some(ticket) }));
                }
                Step::End(which, verdict) if !calls.is_empty() => {
                    let index = which % calls.len();
                    if let Some(ticket) = calls[index].ticket.take() {
                        model.end(calls[index].epoch, verdict, now);
                        machine.on_result(at, ticket, verdict);
                    }
                }
                Step::End(..) => {}
            }
            prop_assert_eq!(machine.state(), model.state);
        }
        // Whatever happened: if all calls end and the open time passes, then as many
        // successes as there are probes close the circuit. Nothing is ever wedged.
        let later = start + Duration::from_millis(now);
        for call in &mut calls {
            if let Some(ticket) = call.ticket.take() {
                machine.on_result(later, ticket, Verdict::Ignored);
            }
        }
        let later = later + Duration::from_secs(2);
        for _ in 0..4 {
            if machine.state() == State::Closed {
                break;
            }
            if let Ok(ticket) = machine.admit(later) {
                machine.on_result(later, ticket, Verdict::Success);
            }
        }
        prop_assert_eq!(machine.state(), State::Closed);
    }
}
