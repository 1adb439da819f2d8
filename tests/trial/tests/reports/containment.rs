//! Whatever a test does, the trial ends, and names it.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use lab::Stopped;
use trial::{Judgement, Report, Subject, Trial, test};

use crate::tests::two_failures_open_it;

const SOON: Duration = Duration::from_secs(15);

async fn spins(_: Subject) {
    loop {
        std::hint::spin_loop();
    }
}

async fn sleeps_for_an_hour(_: Subject) {
    std::thread::sleep(Duration::from_secs(3600));
}

async fn takes_a_lock_twice(_: Subject) {
    let lock = Mutex::new(());
    let _first = lock.lock();
    let _second = lock.lock();
}

async fn waits_for_nobody(_: Subject) {
    tokio::sync::Notify::new().notified().await;
}

async fn waits_again_and_again(_: Subject) {
    loop {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

async fn waits_for_a_thread_that_sleeps(_: Subject) {
    let sleep = || std::thread::sleep(Duration::from_secs(3600));
    let _ = tokio::task::spawn_blocking(sleep).await;
}

async fn never_drops(_: Subject) {
    struct Slow;
    impl Drop for Slow {
        fn drop(&mut self) {
            std::thread::sleep(Duration::from_secs(3600));
        }
    }
    let _slow = Slow;
}

#[test]
fn what_does_not_end_is_named_and_keeps_nobody_waiting() {
    let start = Instant::now();
    let report = Trial::Property.of(|| {
        vec![
            test(spins),
            test(sleeps_for_an_hour),
            test(takes_a_lock_twice),
            test(waits_for_nobody),
            test(waits_again_and_again),
            test(waits_for_a_thread_that_sleeps),
            test(never_drops),
            test(two_failures_open_it),
        ]
    });
    let report = report.expect("a report");
    let why = |test: &str| {
        let mut endless = report.endless().iter();
        let found = endless.find(|(name, _)| name == test);
        found.map(|(_, why)| why.as_str()).unwrap_or("it ends")
    };
    let stuck = "keeps its thread busy, or blocks it, and does not come back";
    assert_eq!(why("spins"), stuck);
    assert_eq!(why("sleeps_for_an_hour"), stuck);
    assert_eq!(why("takes_a_lock_twice"), stuck);
    assert_eq!(why("waits_for_a_thread_that_sleeps"), stuck);
    assert_eq!(why("never_drops"), stuck);
    assert_eq!(
        why("waits_for_nobody"),
        "waits for something that never happens"
    );
    assert_eq!(
        why("waits_again_and_again"),
        "does not come to an end, and was stopped"
    );
    assert_eq!(report.endless().len(), 7);
    assert_eq!(report.judgement("reference"), &Judgement::Accepted);
    assert!(matches!(report.judgement("trusting"), Judgement::Caught(_)));
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

async fn waits_for_nobody_on_the_wire(_: Subject) {
    std::future::pending().await
}

#[test]
fn what_hangs_in_real_time_is_named() {
    let report = Trial::Wire.of(|| vec![test(waits_for_nobody_on_the_wire)]);
    let report = report.expect("a report");
    let [(name, why)] = report.endless() else {
        panic!("{:?}", report.endless());
    };
    assert_eq!(name, "waits_for_nobody_on_the_wire");
    assert!(why.starts_with("does not come to an end"), "{why}");
}

/// Hangs with a breaker that never opens.
async fn waits_for_an_open_circuit(subject: Subject) {
    use step5::Verdict::Failure;
    let mut breaker = subject.breaker(step5::BreakerConfig::default());
    let now = tokio::time::Instant::now();
    while let Ok(ticket) = breaker.admit(now) {
        breaker.on_result(now, ticket, Failure);
    }
}

#[test]
fn a_broken_client_with_which_a_test_does_not_end_is_caught() {
    let start = Instant::now();
    let report = Trial::Property.of(|| vec![test(waits_for_an_open_circuit)]);
    let report = report.expect("a report");
    let Judgement::Caught(by) = report.judgement("trusting") else {
        panic!("{report}");
    };
    assert_eq!(by[0].test, "waits_for_an_open_circuit");
    assert_eq!(by[0].place, None);
    assert!(report.to_string().contains("(which had to be stopped)"));
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("a panic in a drop");
    }
}

async fn panics_with_a_number(_: Subject) {
    std::panic::panic_any(7);
}

async fn panics_with_a_bomb(_: Subject) {
    std::panic::panic_any(Bomb);
}

async fn panics_in_a_drop(_: Subject) {
    let _bomb = Bomb;
}

async fn leaves_a_task_with_a_bomb(_: Subject) {
    let bomb = Bomb;
    tokio::spawn(async move {
        let _bomb = bomb;
        std::future::pending::<()>().await;
    });
    tokio::task::yield_now().await;
}

async fn starts_a_runtime_in_a_runtime(_: Subject) {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime");
    runtime.block_on(async {});
}

async fn unwraps_a_closed_channel(_: Subject) {
    let (sender, receiver) = tokio::sync::oneshot::channel::<()>();
    drop(sender);
    receiver.await.unwrap();
}

async fn leaves_tasks_and_threads_behind(_: Subject) {
    tokio::spawn(std::future::pending::<()>());
    tokio::task::spawn_blocking(|| std::thread::sleep(Duration::from_secs(60)));
    std::thread::spawn(|| std::thread::sleep(Duration::from_secs(60)));
}

#[test]
fn every_kind_of_panic_is_an_accusation() {
    let report = Trial::Property.of(|| {
        vec![
            test(panics_with_a_number),
            test(panics_with_a_bomb),
            test(panics_in_a_drop),
            test(starts_a_runtime_in_a_runtime),
            test(unwraps_a_closed_channel),
            test(leaves_a_task_with_a_bomb),
            test(leaves_tasks_and_threads_behind),
        ]
    });
    let report = report.expect("a report");
    let Judgement::Accused(_, by) = report.judgement("reference") else {
        panic!("{report}");
    };
    let names: Vec<_> = by.iter().map(|said| said.test.as_str()).collect();
    let expected = [
        "panics_with_a_number",
        "panics_with_a_bomb",
        "panics_in_a_drop",
        "starts_a_runtime_in_a_runtime",
        "unwraps_a_closed_channel",
    ];
    assert_eq!(names, expected);
    assert_eq!(by[2].message, "a panic in a drop");
    // What is left behind at the end is nobody's business.
    let idle = [
        "leaves_a_task_with_a_bomb",
        "leaves_tasks_and_threads_behind",
    ];
    assert_eq!(report.idle(), idle);
}

async fn is_to_do(_: Subject) {
    todo!("exercise 8.9: write a test");
}

#[test]
fn an_exercise_that_is_to_do_stops_the_trial() {
    let stopped = |report: Result<Report, Stopped>| match report {
        Err(Stopped::ToDo(to_do)) => to_do.what,
        other => panic!("{other:?}"),
    };
    let test_to_do = Trial::Property.of(|| vec![test(two_failures_open_it), test(is_to_do)]);
    assert_eq!(stopped(test_to_do), "exercise 8.9: write a test");
    let list_to_do = Trial::Property.of(|| todo!("exercise 8.8: list the tests"));
    assert_eq!(stopped(list_to_do), "exercise 8.8: list the tests");
}

#[test]
fn a_list_that_does_not_end_is_named() {
    let report = Trial::Property.of(|| {
        loop {
            std::thread::sleep(Duration::from_secs(3600));
        }
    });
    let Err(Stopped::Panic { message, .. }) = report else {
        panic!("{report:?}");
    };
    assert!(message.starts_with("the list of tests"), "{message}");
}
