//! Exercise 8.4: a property of the circuit breaker, for any sequence of events.

use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use step5::{BreakerConfig, Verdict};
use trial::{Breaker, Subject, Test, test};

// STUB
// ANCHOR: exercise_8_4_use
use tokio::time::Instant;
use trial::Ticket;
// ANCHOR_END: exercise_8_4_use

/// All tests of this file.
pub fn tests() -> Vec<Test> {
    vec![test(the_promises_hold_for_any_sequence)]
}

/// What happens next.
// ANCHOR: event
#[derive(Clone, Debug)]
pub enum Event {
    /// Somebody asks to make a call.
    Ask,
    /// One of the calls under way ends. Which one: this number, modulo how many
    /// there are. And what came of it.
    End(usize, Verdict),
    /// Time passes, in milliseconds.
    Wait(u64),
}

/// Any sequence of up to 60 events.
fn events() -> impl Strategy<Value = Vec<Event>> {
    let verdict = prop_oneof![
        Just(Verdict::Success),
        Just(Verdict::Failure),
        Just(Verdict::Ignored),
    ];
    let event = prop_oneof![
        4 => Just(Event::Ask),
        4 => (any::<usize>(), verdict).prop_map(|(which, verdict)| Event::End(which, verdict)),
        1 => (0..1500_u64).prop_map(Event::Wait),
    ];
    prop::collection::vec(event, 0..60)
}
// ANCHOR_END: event

// ANCHOR: runner
/// Small numbers, so that short sequences reach every state.
fn config() -> BreakerConfig {
    BreakerConfig {
        window: 4,
        min_calls: 2,
        failure_rate: 0.5,
        open_for: Duration::from_millis(1000),
        probes: 2,
    }
}

/// Tries 1000 sequences, the same ones each time. One that fails is made shorter,
/// as long as it fails, and the shortest is shown.
async fn the_promises_hold_for_any_sequence(subject: Subject) {
    let run = Config {
        cases: 1000,
        failure_persistence: None,
        ..Config::default()
    };
    let dice = TestRng::deterministic_rng(RngAlgorithm::XorShift);
    let mut runner = TestRunner::new_with_rng(run, dice);
    let outcome = runner.run(&events(), |events| {
        let holds = promises_hold(subject.breaker(config()), &events);
        holds.map_err(TestCaseError::fail)
    });
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(reason, events)) => panic!("{reason}, for\n{events:?}"),
        Err(error) => panic!("{error}"),
    }
}
// ANCHOR_END: runner

/// Lets `events` happen to `breaker`, which is new and has [`config`], and says
/// which promise it breaks.
///
/// `breaker.admit(at)` gives a [`Ticket`](trial::Ticket), or `Refused` with
/// `retry_in`; `breaker.on_result(at, ticket, verdict)` takes the ticket back, as in
/// step 5. `at` is a tokio `Instant`: one that was taken at the beginning, and the
/// waits since then.
///
/// These are the promises of step 5:
///
/// 1. Closed, everybody is admitted. It opens when at least `min_calls` of the
///    last `window` results are there and the share of failures among them
///    reaches `failure_rate`. Ignored results do not count.
/// 2. Open, nobody is admitted for `open_for`, and a refusal says how much of
///    that is left. At its end, and not before, it becomes half-open.
/// 3. Half-open, no more than `probes` are under way or have succeeded. The first
///    failure opens it again, for all of `open_for`. When `probes` have succeeded
///    it closes, and has forgotten all results. An ignored one frees its place.
/// 4. A call that was admitted before the last change of state changes nothing.
///
/// # Errors
/// When a promise is broken: what should have been, and what was.
fn promises_hold(breaker: Breaker, events: &[Event]) -> Result<(), String> {
    // STUB let size = size_of_val(&breaker);
    // STUB todo!("exercise 8.4: does it keep its promises? — {events:?} {size}")
    // ANCHOR: exercise_8_4
    let (mut breaker, mut rules) = (breaker, Rules::new());
    let mut calls: Vec<(Ticket, u32)> = Vec::new();
    let start = Instant::now();
    let mut now = 0;
    for event in events {
        let at = start + Duration::from_millis(now);
        match event {
            Event::Wait(millis) => now += millis,
            Event::Ask => {
                let expected = rules.ask(now);
                let found = breaker.admit(at);
                let left = found.as_ref().map(drop);
                let left = left.map_err(|refused| refused.retry_in.as_millis() as u64);
                if left != expected {
                    let (found, expected) = (told(left), told(expected));
                    return Err(format!("after {now} ms: {found} instead of {expected}"));
                }
                calls.extend(found.ok().map(|ticket| (ticket, rules.period)));
            }
            Event::End(which, verdict) if !calls.is_empty() => {
                let (ticket, period) = calls.swap_remove(which % calls.len());
                breaker.on_result(at, ticket, *verdict);
                if period == rules.period {
                    rules.end(now, *verdict);
                }
            }
            Event::End(..) => {}
        }
    }
    Ok(())
    // ANCHOR_END: exercise_8_4
}

// STUB
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
        *self = Rules {
            state,
            period,
            ..Rules::new()
        };
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
