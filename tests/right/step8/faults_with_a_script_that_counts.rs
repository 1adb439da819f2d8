// Right: the crowd is a list of handles, a script counts, and the cause is an error of the system.
// ANCHOR: exercise_8_3_use
use std::time::Duration;

use lab::script::{Outcome, Play, Script};
use step7::ClientConfig;
use trial::{Client, Subject, test};

use crate::{Echo, quick};
// ANCHOR_END: exercise_8_3_use
// ANCHOR: exercise_8_3_faulty
let fails = {
    let mut dice = self.dice();
    dice.calls += 1;
    let drawn: f64 = rand::RngExt::random(&mut dice.random);
    drawn < dice.rate
};
match fails {
    true => Err(ApiError::Connection {
        executed: step2::Executed::Unknown,
        cause: std::io::Error::from(std::io::ErrorKind::ConnectionReset).into(),
    }),
    false => self.inner.send(request).await,
}
// ANCHOR_END: exercise_8_3_faulty
// ANCHOR: exercise_8_3
vec![
    test(nobody_reads_a_strangers_letter),
    test(retries_are_few),
    test(an_outage_leaves_nothing_behind),
    test(impatience_leaves_nothing_behind),
    test(impatient_probes_leave_nothing_behind),
]
// ANCHOR_END: exercise_8_3
// ANCHOR: exercise_8_3_config
fn narrow() -> ClientConfig {
    let mut config = quick();
    config.bulkhead.max_concurrent = 3;
    config.bulkhead.max_queue = 500;
    config.bulkhead.max_wait = Duration::from_secs(5);
    config
}

/// All of them at once; what each of them gets.
async fn all_at_once(client: &Client, paths: Vec<String>) -> Vec<Option<String>> {
    let call = |path: String| {
        let client = client.clone();
        tokio::spawn(async move {
            let reply = client.get(&path).await.ok()?;
            Some(String::from_utf8_lossy(&reply.body).into_owned())
        })
    };
    let calls: Vec<_> = paths.into_iter().map(call).collect();
    let mut answers = Vec::new();
    for call in calls {
        answers.push(call.await.expect("no panic"));
    }
    answers
}

fn paths(count: usize) -> Vec<String> {
    (0..count).map(|number| format!("/letters/{number}")).collect()
}
// ANCHOR_END: exercise_8_3_config
// ANCHOR: exercise_8_3_own_answer
async fn nobody_reads_a_strangers_letter(subject: Subject) {
    let client = subject.around(Echo, narrow());
    let paths = paths(60);
    let answers = all_at_once(&client, paths.clone()).await;
    let expected: Vec<_> = paths.into_iter().map(Some).collect();
    assert_eq!(answers, expected);
}
// ANCHOR_END: exercise_8_3_own_answer
// ANCHOR: exercise_8_3_budget
async fn retries_are_few(subject: Subject) {
    // It fails at once: so the calls do not all pay in before the first one fails, into
    // an account that is full.
    let script = Script::new([Play::from(Outcome::Broken)]);
    let mut config = narrow();
    config.breaker.window = 5_000;
    config.breaker.min_calls = 5_000;
    config.budget.reserve = 20;
    config.budget.percent = 10;
    let client = subject.around(script.clone(), config);
    all_at_once(&client, paths(100)).await;
    assert!(script.calls().len() <= 100 + 20 + 10);
}
// ANCHOR_END: exercise_8_3_budget
// ANCHOR: exercise_8_3_failures
async fn an_outage_leaves_nothing_behind(subject: Subject) {
    let service = Faulty::new(Echo, 0.9, 11);
    let client = subject.around(service.clone(), narrow());
    for _ in 0..5 {
        all_at_once(&client, paths(20)).await;
    }
    service.set_rate(0.0);
    tokio::time::sleep(narrow().breaker.open_for).await;
    all_at_once(&client, paths(narrow().breaker.probes as usize)).await;
    // Three at a time: with two places, the last of the six would be 30 ms, and with
    // six the first.
    let start = tokio::time::Instant::now();
    let answers = all_at_once(&client, paths(6)).await;
    assert!(answers.iter().all(Option::is_some), "{answers:?}");
    let elapsed = start.elapsed().as_millis();
    assert!((20..25).contains(&elapsed), "{elapsed}");
}
// ANCHOR_END: exercise_8_3_failures
// ANCHOR: exercise_8_3_callers
async fn impatience_leaves_nothing_behind(subject: Subject) {
    let client = subject.around(Echo, narrow());
    // Three of them run and seven wait. The last one leaves first.
    let mut calls = Vec::new();
    for path in paths(10) {
        let client = client.clone();
        calls.push(tokio::spawn(async move { client.get(&path).await }));
    }
    tokio::time::sleep(Duration::from_millis(3)).await;
    calls.iter().rev().for_each(|call| call.abort());
    let start = tokio::time::Instant::now();
    let answers = all_at_once(&client, paths(6)).await;
    let elapsed = start.elapsed().as_millis();
    assert!((20..25).contains(&elapsed), "{elapsed}");
    assert!(answers.iter().all(Option::is_some), "{answers:?}");
}
// ANCHOR_END: exercise_8_3_callers
// ANCHOR: exercise_8_3_probe
async fn impatient_probes_leave_nothing_behind(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 12);
    let client = subject.around(service.clone(), narrow());
    for _ in 0..narrow().breaker.window {
        let _ = client.get("/").await;
    }
    let before = service.calls();
    let _ = client.get("/").await;
    assert_eq!(service.calls(), before, "it is open");

    service.set_rate(0.0);
    tokio::time::sleep(narrow().breaker.open_for).await;
    for _ in 0..10 {
        tokio::select! {
            outcome = client.get("/") => assert!(outcome.is_err(), "an answer takes longer"),
            _ = tokio::time::sleep(Duration::from_millis(1)) => {}
        }
    }
    tokio::time::sleep(narrow().breaker.open_for).await;
    for _ in 0..10 {
        let _ = client.get("/").await;
    }
    assert!(client.get("/").await.is_ok());
}
// ANCHOR_END: exercise_8_3_probe
