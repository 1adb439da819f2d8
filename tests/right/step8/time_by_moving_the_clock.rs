// Right: the call runs in a task, and the test moves the clock and looks, instead of reading the waits afterwards.
// ANCHOR: exercise_8_2_use
use std::time::Duration;

use lab::script::{Outcome, Play, Script};
use step2::{ApiError, Reply};
use step7::ClientConfig;
use tokio::task::JoinHandle;
use trial::{Subject, test};
// ANCHOR_END: exercise_8_2_use
// ANCHOR: exercise_8_2
vec![
    test(each_attempt_comes_when_it_should),
    test(with_jitter_never_later_and_never_the_same),
    test(the_service_sets_the_wait),
    test(no_wait_behind_the_deadline),
    test(the_deadline_of_a_call_without_an_answer),
    test(the_deadline_of_three_slow_attempts),
    test(the_circuit_opens_and_lets_a_probe_through),
    test(the_circuit_stays_closed_for_a_404),
]
// ANCHOR_END: exercise_8_2
// ANCHOR: exercise_8_2_const
type Calling = JoinHandle<Result<Reply, ApiError>>;

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// Starts a call, and lets it come as far as it does without time passing.
async fn start(subject: Subject, plays: Vec<Play>, config: ClientConfig) -> (Script, Calling) {
    let script = Script::new(plays);
    let client = subject.around(script.clone(), config);
    let calling = tokio::spawn(async move { client.get("/report").await });
    pass(0).await;
    (script, calling)
}

/// Lets so many milliseconds pass, and whatever is due then happen.
async fn pass(millis: u64) {
    tokio::time::advance(ms(millis)).await;
    for _ in 0..20 {
        tokio::task::yield_now().await;
    }
}
// ANCHOR_END: exercise_8_2_const
// ANCHOR: exercise_8_2_config
fn growing(jitter: bool) -> ClientConfig {
    let mut config = ClientConfig::default();
    config.retry.max_attempts = 4;
    config.retry.first_wait = ms(100);
    config.retry.max_wait = ms(350);
    config.retry.jitter = jitter;
    config.deadline = ms(600_000);
    config
}
// ANCHOR_END: exercise_8_2_config
// ANCHOR: exercise_8_2_waits
async fn each_attempt_comes_when_it_should(subject: Subject) {
    let (script, calling) = start(subject, vec![Play::status(500)], growing(false)).await;
    // 100 ms, then 200 ms, then not 400 but 350 ms; each may be one late.
    let mut attempts = 1;
    for wait in [100, 200, 350] {
        assert_eq!(script.calls().len(), attempts);
        pass(wait - 1).await;
        assert_eq!(script.calls().len(), attempts, "too early");
        // What is due happens at the end of a jump, so the next wait begins there.
        pass(2).await;
        attempts += 1;
        assert_eq!(script.calls().len(), attempts, "too late");
    }
    assert!(calling.await.unwrap().is_err());
}
// ANCHOR_END: exercise_8_2_waits
// ANCHOR: exercise_8_2_jitter
async fn with_jitter_never_later_and_never_the_same(subject: Subject) {
    let mut seen = std::collections::HashSet::new();
    for _ in 0..10 {
        let (script, calling) = start(subject, vec![Play::status(500)], growing(true)).await;
        assert!(calling.await.unwrap().is_err());
        let waits = script.waits();
        assert!(waits[0] <= ms(101) && waits[1] <= ms(201) && waits[2] <= ms(351));
        seen.insert(waits);
    }
    assert!(seen.len() > 1);

    // All waits of a call from one range, and not all of the same length.
    let mut flat = growing(true);
    flat.retry.first_wait = flat.retry.max_wait;
    let mut differ = 0;
    for _ in 0..5 {
        let (script, calling) = start(subject, vec![Play::status(500)], flat.clone()).await;
        assert!(calling.await.unwrap().is_err());
        let waits = script.waits();
        differ += usize::from(waits[0] != waits[1] || waits[1] != waits[2]);
    }
    assert!(differ > 0);
}
// ANCHOR_END: exercise_8_2_jitter
// ANCHOR: exercise_8_2_helper
// ANCHOR_END: exercise_8_2_helper
// ANCHOR: exercise_8_2_retry_after
async fn the_service_sets_the_wait(subject: Subject) {
    let busy = Play::status(503).header("retry-after", "60");
    let (script, calling) = start(subject, vec![busy, Play::status(200)], crate::quick()).await;
    pass(59_999).await;
    assert_eq!(script.calls().len(), 1);
    assert!(calling.await.unwrap().is_ok());

    // Its own wait is the longer one of the two.
    let mut slow = growing(false);
    slow.retry.first_wait = ms(3_000);
    slow.retry.max_wait = ms(3_000);
    let busy = Play::status(503).header("retry-after", "1");
    let (script, _) = start(subject, vec![busy], slow).await;
    pass(2_999).await;
    assert_eq!(script.calls().len(), 1);
}
// ANCHOR_END: exercise_8_2_retry_after
// ANCHOR: exercise_8_2_too_long
async fn no_wait_behind_the_deadline(subject: Subject) {
    let busy = Play::status(503).header("retry-after", "120");
    let (script, calling) = start(subject, vec![busy], crate::quick()).await;
    assert!(calling.is_finished());
    assert_eq!(script.calls().len(), 1);

    let slow = Play::status(503).header("retry-after", "80").after(ms(50_000));
    let (script, calling) = start(subject, vec![slow], crate::quick()).await;
    pass(50_001).await;
    assert!(calling.is_finished());
    assert_eq!(script.calls().len(), 1);
}
// ANCHOR_END: exercise_8_2_too_long
// ANCHOR: exercise_8_2_deadline
async fn the_deadline_of_a_call_without_an_answer(subject: Subject) {
    let (_, calling) = start(subject, vec![Outcome::Never.into()], crate::quick()).await;
    pass(119_000).await;
    assert!(!calling.is_finished());
    pass(1_002).await;
    assert!(calling.is_finished());
}

async fn the_deadline_of_three_slow_attempts(subject: Subject) {
    let slow = Play::status(500).after(ms(45_000));
    let (script, calling) = start(subject, vec![slow], crate::quick()).await;
    // In small steps: whoever jumps over an hour finds everything that was due
    // in it an hour late.
    for _ in 0..120 {
        pass(1_000).await;
    }
    pass(10).await;
    assert!(calling.is_finished());
    assert_eq!(script.calls().len(), 3);
}
// ANCHOR_END: exercise_8_2_deadline
// ANCHOR: exercise_8_2_breaker
fn easily_opened() -> ClientConfig {
    let mut config = crate::quick();
    config.retry.max_attempts = 1;
    config.breaker.window = 4;
    config.breaker.min_calls = 4;
    config.breaker.failure_rate = 0.75;
    config.breaker.open_for = ms(5_000);
    config
}
// ANCHOR_END: exercise_8_2_breaker
// ANCHOR: exercise_8_2_open
async fn the_circuit_opens_and_lets_a_probe_through(subject: Subject) {
    // Two of the first four are not enough, three of the last four are.
    let script = Script::new([500, 500, 200, 200, 500, 500, 500, 200].map(Play::status));
    let client = subject.around(script.clone(), easily_opened());
    for _ in 0..7 {
        let _ = client.get("/").await;
    }
    client.get("/").await.unwrap_err();
    assert_eq!(script.calls().len(), 7);
    pass(4_900).await;
    client.get("/").await.unwrap_err();
    assert_eq!(script.calls().len(), 7);
    pass(200).await;
    client.get("/").await.unwrap();
    assert_eq!(script.calls().len(), 8);
}
// ANCHOR_END: exercise_8_2_open
// ANCHOR: exercise_8_2_404
async fn the_circuit_stays_closed_for_a_404(subject: Subject) {
    let script = Script::new([Play::status(404)]);
    let client = subject.around(script.clone(), easily_opened());
    for _ in 0..10 {
        assert!(matches!(client.get("/").await, Err(ApiError::NotFound)));
    }
}
// ANCHOR_END: exercise_8_2_404
