//! Exercise 8.2: tests on a paused clock. The network is a script.

use trial::Test;

// STUB
// ANCHOR: exercise_8_2_use
use std::time::Duration;

use lab::script::{Outcome, Play, Script};
use step2::{ApiError, Phase};
use step4::RetryConfig;
use step5::BreakerConfig;
use step7::ClientConfig;
use tokio::time::{Instant, sleep, timeout};
use trial::{Subject, test};

use crate::quick;
// ANCHOR_END: exercise_8_2_use

/// Tests of what a client does over time.
///
/// These are the promises. A timer may fire a millisecond late; what is not said to
/// be "at least" or "up to" is exact otherwise:
///
/// 1. Without jitter, the wait before a retry is `first_wait`, and grows by
///    `multiplier` from one to the next, up to `max_wait`.
/// 2. With jitter, a wait is anything from zero up to that, drawn anew each time, and
///    by each client for itself.
/// 3. What the service asks for with `Retry-After` is the least wait: one that would
///    be longer stays as it is. If it ends at or behind the deadline, the call fails
///    at once, and asks no more.
/// 4. No call takes longer than `deadline`, whatever happens inside it.
/// 5. When `min_calls` results are there, and `failure_rate` of them are
///    failures, the circuit opens: nothing is sent for `open_for`, and from then
///    on calls are sent again. A 404 is no failure of the service.
pub fn tests() -> Vec<Test> {
    // STUB todo!("exercise 8.2: test the promises in virtual time")
    // ANCHOR: exercise_8_2
    vec![
        test(waits_grow_up_to_the_longest),
        test(waits_with_jitter_are_below_that_and_differ),
        test(retry_after_is_the_least_wait),
        test(a_retry_after_behind_the_deadline_ends_the_call),
        test(the_deadline_ends_a_call_that_hangs),
        test(the_deadline_ends_a_call_that_fails_slowly),
        test(an_open_circuit_sends_nothing_for_its_time),
        test(a_404_opens_no_circuit),
    ]
    // ANCHOR_END: exercise_8_2
}

// STUB
// ANCHOR: exercise_8_2_const
const MILLI: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);
// ANCHOR_END: exercise_8_2_const

// STUB
// ANCHOR: exercise_8_2_config
/// Five attempts, with waits of up to 1 s, 2 s, 4 s and 5 s between them.
fn five_attempts(jitter: bool) -> ClientConfig {
    ClientConfig {
        retry: RetryConfig {
            max_attempts: 5,
            first_wait: SECOND,
            max_wait: 5 * SECOND,
            multiplier: 2.0,
            jitter,
        },
        // Five attempts of 30 s do not fit into two minutes.
        deadline: 600 * SECOND,
        ..ClientConfig::default()
    }
}
// ANCHOR_END: exercise_8_2_config

// STUB
// ANCHOR: exercise_8_2_waits
async fn waits_grow_up_to_the_longest(subject: Subject) {
    let waits = waits(subject, five_attempts(false)).await;

    assert_eq!(waits.len(), 4);
    for (wait, ceiling) in waits.into_iter().zip([1, 2, 4, 5]) {
        let ceiling = ceiling * SECOND;
        assert!(wait >= ceiling && wait <= ceiling + MILLI, "{wait:?}");
    }
}
// ANCHOR_END: exercise_8_2_waits

// STUB
// ANCHOR: exercise_8_2_jitter
async fn waits_with_jitter_are_below_that_and_differ(subject: Subject) {
    let first = waits(subject, five_attempts(true)).await;
    let second = waits(subject, five_attempts(true)).await;

    for (wait, ceiling) in first.iter().zip([1, 2, 4, 5]) {
        assert!(*wait <= ceiling * SECOND + MILLI, "{wait:?}");
    }
    // That all four are the same by chance happens to nobody.
    assert_ne!(first, second);

    // With a first wait that is the longest, all are drawn from the same range.
    let mut alike = five_attempts(true);
    alike.retry.first_wait = alike.retry.max_wait;
    let waits = waits(subject, alike).await;
    assert!(waits.iter().any(|wait| *wait != waits[0]), "{waits:?}");
}
// ANCHOR_END: exercise_8_2_jitter

// STUB
// ANCHOR: exercise_8_2_helper
/// The waits between the attempts of a call that nothing helps.
async fn waits(subject: Subject, config: ClientConfig) -> Vec<Duration> {
    let script = Script::new([Play::status(503)]);
    let client = subject.around(script.clone(), config);
    client.get("/report").await.expect_err("an error");
    script.waits()
}
// ANCHOR_END: exercise_8_2_helper

// STUB
// ANCHOR: exercise_8_2_retry_after
async fn retry_after_is_the_least_wait(subject: Subject) {
    let asked = Play::status(503).header("retry-after", "30");
    let script = Script::new([asked, Play::status(200)]);
    let client = subject.around(script.clone(), quick());

    client.get("/report").await.expect("the second answer");

    assert!(script.waits()[0] >= 30 * SECOND, "{:?}", script.waits());

    // A second is less than the schedule has, and shortens nothing.
    let asked = Play::status(503).header("retry-after", "1");
    let script = Script::new([asked, Play::status(200)]);
    let mut longer = five_attempts(false);
    longer.retry.first_wait = 5 * SECOND;
    let client = subject.around(script.clone(), longer);

    client.get("/report").await.expect("the second answer");

    assert!(script.waits()[0] >= 5 * SECOND, "{:?}", script.waits());
}
// ANCHOR_END: exercise_8_2_retry_after

// STUB
// ANCHOR: exercise_8_2_too_long
async fn a_retry_after_behind_the_deadline_ends_the_call(subject: Subject) {
    let whole = quick().deadline.as_secs();
    // Far behind it; just at it; and behind it because the answer took its time.
    for (seconds, took) in [(3600, 0), (whole, 0), (whole - 20, 50)] {
        let took = took * SECOND;
        let asked = Play::status(503).header("retry-after", seconds.to_string());
        let script = Script::new([asked.after(took)]);
        let client = subject.around(script.clone(), quick());
        let start = Instant::now();

        let error = client.get("/report").await.expect_err("an error");

        assert!(matches!(error, ApiError::Server { .. }), "{error}");
        assert!(start.elapsed() < took + SECOND, "{:?}", start.elapsed());
        assert_eq!(script.calls().len(), 1);
    }
}
// ANCHOR_END: exercise_8_2_too_long

// STUB
// ANCHOR: exercise_8_2_deadline
async fn the_deadline_ends_a_call_that_hangs(subject: Subject) {
    let script = Script::new([Play::from(Outcome::Never)]);
    ends_at_the_deadline(subject, script).await;
}

async fn the_deadline_ends_a_call_that_fails_slowly(subject: Subject) {
    // Three attempts of 50 s do not fit into two minutes.
    let script = Script::new([Play::status(503).after(50 * SECOND)]);
    ends_at_the_deadline(subject, script).await;
}

async fn ends_at_the_deadline(subject: Subject, script: Script) {
    let config = quick();
    let client = subject.around(script, config.clone());
    let start = Instant::now();

    // On this clock, patience costs nothing.
    let call = timeout(2 * config.deadline, client.get("/report"));
    let error = call.await.expect("an end").expect_err("a time-out");

    let elapsed = start.elapsed();
    let phase = Phase::Deadline;
    assert!(
        matches!(error, ApiError::Timeout { phase: found, .. } if found == phase),
        "{error}"
    );
    assert!(
        elapsed >= config.deadline && elapsed <= config.deadline + MILLI,
        "{elapsed:?}"
    );
}
// ANCHOR_END: exercise_8_2_deadline

// STUB
// ANCHOR: exercise_8_2_breaker
/// One attempt a call, and a circuit that opens for ten seconds when two of four
/// calls fail.
fn short_tempered() -> ClientConfig {
    ClientConfig {
        retry: RetryConfig {
            max_attempts: 1,
            ..quick().retry
        },
        breaker: BreakerConfig {
            window: 4,
            min_calls: 4,
            failure_rate: 0.5,
            open_for: 10 * SECOND,
            probes: 1,
        },
        ..quick()
    }
}
// ANCHOR_END: exercise_8_2_breaker

// STUB
// ANCHOR: exercise_8_2_open
async fn an_open_circuit_sends_nothing_for_its_time(subject: Subject) {
    // One failure of four is not enough; two of the last four are.
    let script = Script::new([503, 200, 200, 200, 503, 503].map(Play::status));
    let client = subject.around(script.clone(), short_tempered());
    for _ in 0..6 {
        let _ = client.get("/report").await;
    }
    assert_eq!(script.calls().len(), 6, "closed");

    sleep(10 * SECOND - 2 * MILLI).await;
    let error = client.get("/report").await.expect_err("a refusal");
    assert!(matches!(error, ApiError::CircuitOpen { .. }), "{error}");
    assert_eq!(script.calls().len(), 6, "open");

    sleep(4 * MILLI).await;
    client.get("/report").await.expect_err("a failure");
    assert_eq!(script.calls().len(), 7, "the probe");
}
// ANCHOR_END: exercise_8_2_open

// STUB
// ANCHOR: exercise_8_2_404
async fn a_404_opens_no_circuit(subject: Subject) {
    let script = Script::new([Play::status(404)]);
    let client = subject.around(script.clone(), short_tempered());

    for _ in 0..20 {
        client.get("/report").await.expect_err("not found");
    }

    assert_eq!(script.calls().len(), 20);
}
// ANCHOR_END: exercise_8_2_404
