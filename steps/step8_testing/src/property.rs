//! Exercise 8.4: a property of the circuit breaker, for any sequence of events.

use std::time::Duration;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};
use step5::{BreakerConfig, Verdict};
use trial::{Breaker, Subject, Test, test};

/// All tests of this file.
pub fn tests() -> Vec<Test> {
    vec![test(the_promises_hold_for_any_sequence)]
}

/// What happens next.
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
    let size = size_of_val(&breaker);
    todo!("exercise 8.4: does it keep its promises? — {events:?} {size}")
}
