//! Exercise 8.3: injected faults, and tests with a crowd.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rand::SeedableRng;
use rand::rngs::StdRng;
use step2::{ApiError, Reply};
use step3::{Request, Transport};
use trial::Test;

// STUB
// ANCHOR: exercise_8_3_use
use std::time::Duration;

use step4::RetryConfig;
use step5::BreakerConfig;
use step6::BulkheadConfig;
use step7::ClientConfig;
use tokio::time::{sleep, timeout};
use trial::{Client, Subject, test};

use crate::{Echo, quick};
// ANCHOR_END: exercise_8_3_use

/// Lets some calls fail on purpose, at random. Clones share the dice.
///
/// It stands innermost, in place of a network that fails: so every protection
/// sees the fault as it would see a real one.
// ANCHOR: faulty
#[derive(Clone)]
pub struct Faulty<T> {
    inner: T,
    dice: Arc<Mutex<Dice>>,
}

struct Dice {
    /// The share of calls that fail, from 0 to 1.
    rate: f64,
    random: StdRng,
    /// How many calls there were.
    calls: usize,
}
// ANCHOR_END: faulty

impl<T: Transport> Faulty<T> {
    /// Lets a share of `rate` of the calls to `inner` fail. The same seed lets the
    /// same ones fail.
    // ANCHOR: faulty_new
    pub fn new(inner: T, rate: f64, seed: u64) -> Faulty<T> {
        let random = StdRng::seed_from_u64(seed);
        let dice = Dice {
            rate,
            random,
            calls: 0,
        };
        Faulty {
            inner,
            dice: Arc::new(Mutex::new(dice)),
        }
    }
    // ANCHOR_END: faulty_new

    /// From now on, a share of `rate` fails: 0 for none, 1 for all.
    pub fn set_rate(&self, rate: f64) {
        self.dice().rate = rate;
    }

    /// How many calls there were, with those that failed.
    pub fn calls(&self) -> usize {
        self.dice().calls
    }

    fn dice(&self) -> MutexGuard<'_, Dice> {
        self.dice.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Transport> Transport for Faulty<T> {
    /// Counts the call. Then draws a number from 0 up to, but not including, 1: if
    /// it is below `rate`, the call fails and `inner` does not hear of it. Each call
    /// draws its number, also when the rate is 0 or 1, so that the same seed goes on
    /// with the same ones.
    ///
    /// # Errors
    /// [`ApiError::Connection`], of which nobody knows whether it was executed, if
    /// the dice say so. All others are handed on.
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        // STUB todo!(
        // STUB     "exercise 8.3: fail if the dice say so — {request:?} {} {:?}",
        // STUB     size_of_val(&self.inner),
        // STUB     self.dice().random
        // STUB )
        // ANCHOR: exercise_8_3_faulty
        let fails = {
            let mut dice = self.dice();
            dice.calls += 1;
            rand::RngExt::random::<f64>(&mut dice.random) < dice.rate
        };
        if fails {
            return Err(ApiError::Connection {
                executed: step2::Executed::Unknown,
                cause: "injected".into(),
            });
        }
        self.inner.send(request).await
        // ANCHOR_END: exercise_8_3_faulty
    }
}

/// Tests of what a client does when much goes wrong at once. They run on a paused
/// clock, as those of exercise 8.2 do.
///
/// These are the promises:
///
/// 1. Each caller gets the answer to its own request, however many there are.
/// 2. All calls together make no more retries than `budget.reserve`, and
///    `budget.percent` hundredths of a retry for each call.
/// 3. `max_concurrent` calls run at a time; up to `max_queue` more wait for their
///    turn, up to `max_wait`, and then run, too. A call that fails, and one whose
///    caller goes away, while it runs or while it waits, leaves nothing behind:
///    afterwards as many may run at a time as before.
/// 4. When the service is well again, so is the client, at the latest after
///    `open_for` and as many calls as there are probes; also if callers went away
///    meanwhile. If one of them was a probe's, that may take another `open_for`
///    from then on.
pub fn tests() -> Vec<Test> {
    // STUB todo!("exercise 8.3: test the promises with a crowd and with faults")
    // ANCHOR: exercise_8_3
    vec![
        test(each_caller_gets_its_own_answer),
        test(retries_stay_within_the_budget),
        test(failures_leave_no_place_behind),
        test(callers_who_went_away_leave_no_place_behind),
        test(a_probe_whose_caller_went_away_wedges_nothing),
    ]
    // ANCHOR_END: exercise_8_3
}

// STUB
// ANCHOR: exercise_8_3_config
/// Four calls at a time, and a circuit that never opens.
fn four_at_a_time() -> ClientConfig {
    ClientConfig {
        bulkhead: BulkheadConfig {
            max_concurrent: 4,
            max_queue: 1000,
            max_wait: Duration::from_secs(5),
        },
        breaker: BreakerConfig {
            window: 10_000,
            min_calls: 10_000,
            ..BreakerConfig::default()
        },
        ..quick()
    }
}

/// How many of so many calls, all at once, are answered with their own path.
async fn answered(client: &Client, calls: usize) -> usize {
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..calls {
        let client = client.clone();
        tasks.spawn(async move {
            let path = format!("/report/{number}");
            match client.get(&path).await {
                Ok(reply) => {
                    assert_eq!(reply.body, path, "somebody else's answer");
                    1
                }
                Err(_) => 0,
            }
        });
    }
    // A panic in a task ends here, and not unseen.
    tasks.join_all().await.into_iter().sum()
}
// ANCHOR_END: exercise_8_3_config

// STUB
// ANCHOR: exercise_8_3_own_answer
async fn each_caller_gets_its_own_answer(subject: Subject) {
    let service = Faulty::new(Echo, 0.1, 1);
    let client = subject.around(service, four_at_a_time());
    assert!(answered(&client, 100).await > 50);
}
// ANCHOR_END: exercise_8_3_own_answer

// STUB
// ANCHOR: exercise_8_3_budget
async fn retries_stay_within_the_budget(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 2);
    let config = four_at_a_time();
    let most = 200 + config.budget.reserve + 200 * config.budget.percent / 100;
    let client = subject.around(service.clone(), config);

    answered(&client, 200).await;

    assert!(service.calls() <= most as usize, "{}", service.calls());
}
// ANCHOR_END: exercise_8_3_budget

// STUB
// ANCHOR: exercise_8_3_failures
async fn failures_leave_no_place_behind(subject: Subject) {
    let service = Faulty::new(Echo, 1.0, 3);
    let client = subject.around(service.clone(), four_at_a_time());
    answered(&client, 20).await;

    service.set_rate(0.0);
    // One call takes 10 ms. So do four, if all of them may run, and five do not.
    let four = timeout(Duration::from_millis(15), answered(&client, 4));
    assert_eq!(four.await.expect("four at a time"), 4);
    let five = timeout(Duration::from_millis(15), answered(&client, 5));
    five.await.expect_err("no more than four at a time");
}
// ANCHOR_END: exercise_8_3_failures

// STUB
// ANCHOR: exercise_8_3_callers
async fn callers_who_went_away_leave_no_place_behind(subject: Subject) {
    let client = subject.around(Echo, four_at_a_time());
    // Four of them run, and sixteen wait for their turn.
    let crowd = timeout(Duration::from_millis(5), answered(&client, 20));
    crowd.await.expect_err("too late");

    let four = timeout(Duration::from_millis(15), answered(&client, 4));
    assert_eq!(four.await.expect("four at a time"), 4);
    let five = timeout(Duration::from_millis(15), answered(&client, 5));
    five.await.expect_err("no more than four at a time");
}
// ANCHOR_END: exercise_8_3_callers

// STUB
// ANCHOR: exercise_8_3_probe
async fn a_probe_whose_caller_went_away_wedges_nothing(subject: Subject) {
    let config = ClientConfig {
        retry: RetryConfig {
            max_attempts: 1,
            ..quick().retry
        },
        ..quick()
    };
    let breaker = config.breaker.clone();
    let service = Faulty::new(Echo, 1.0, 4);
    let client = subject.around(service.clone(), config);
    answered(&client, breaker.window).await;

    // Nobody waits for the probes. Then the service is well again.
    sleep(breaker.open_for).await;
    service.set_rate(0.0);
    for _ in 0..breaker.probes {
        let _ = timeout(Duration::from_millis(5), client.get("/report")).await;
    }

    sleep(breaker.open_for).await;
    for _ in 0..breaker.probes {
        client.get("/report").await.expect("a good probe");
    }
    assert_eq!(answered(&client, 4).await, 4);
}
// ANCHOR_END: exercise_8_3_probe
