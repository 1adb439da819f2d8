//! Whole clients, compared with the one of step 7.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use lab::script::{Outcome, Play, Script};
use proptest::prelude::*;
use step2::{ApiError, Executed, Reply};
use step3::{Request, TimeoutConfig, Transport};
use step4::RetryConfig;
use step5::BreakerConfig;
use step6::BulkheadConfig;
use step7::{BudgetConfig, ClientConfig};
use tokio::runtime::Builder;
use tokio::time::{Instant, sleep, timeout};

use super::stories;
use crate::quirk::Quirk;
use crate::{Subject, Trial};

const STORIES: usize = 800;

/// What happens: how the service is, and who calls when.
#[derive(Clone, Debug)]
struct Story {
    config: ClientConfig,
    plays: Vec<Play>,
    crowds: Vec<Crowd>,
}

/// Some calls at the same time.
#[derive(Clone, Debug)]
struct Crowd {
    /// After the crowd before, in milliseconds.
    after: u64,
    requests: Vec<Request>,
    /// When the first caller goes away, in milliseconds.
    patience: u64,
}

/// What a client did: each request that it sent, when and what was in it, and
/// each outcome that it gave to a caller.
type Deeds = (Vec<String>, Vec<String>);

/// A script that also notes the bodies, and answers with the path, or with
/// nothing when the status says so.
#[derive(Clone)]
struct Service {
    script: Script,
    seen: Arc<Mutex<Vec<String>>>,
    start: Instant,
}

impl Transport for Service {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        let (at, body) = (self.start.elapsed(), &request.body);
        let (method, key) = (&request.method, &request.idempotency_key);
        let seen = format!("{at:?} {method} {} {key:?} {body:?}", request.path);
        self.seen.lock().unwrap().push(seen);
        let mut reply = self.script.send(request).await?;
        reply.body = match reply.status.as_u16() {
            204 => "".into(),
            _ => request.path.clone().into(),
        };
        Ok(reply)
    }
}

/// What a caller can tell apart; a cause is only text.
fn told(outcome: &Result<Reply, ApiError>) -> String {
    match outcome {
        Ok(reply) => format!("{} {:?}", reply.status, reply.body),
        Err(ApiError::Connection { executed, .. }) => format!("connection {executed:?}"),
        Err(error) => {
            let executed: Executed = error.executed();
            format!("{error} {executed:?}")
        }
    }
}

async fn live(quirk: Quirk, story: Story) -> Deeds {
    let service = Service {
        script: Script::new(story.plays),
        seen: Arc::default(),
        start: Instant::now(),
    };
    let client = Subject(quirk).around(service.clone(), story.config);
    let mut outcomes = Vec::new();
    for crowd in story.crowds {
        sleep(Duration::from_millis(crowd.after)).await;
        // Who comes last leaves first: also somebody who still waits for a turn.
        let call = |(before, request): (usize, Request)| {
            let patience = Duration::from_millis(crowd.patience / (before as u64 + 1));
            let client = client.clone();
            tokio::spawn(async move {
                match timeout(patience, client.send(&request)).await {
                    Ok(outcome) => told(&outcome),
                    Err(_) => "gone".into(),
                }
            })
        };
        let calls: Vec<_> = crowd.requests.into_iter().enumerate().map(call).collect();
        for call in calls {
            let outcome = call.await.unwrap_or_else(|_| "panicked".into());
            outcomes.push(format!("{:?} {outcome}", service.start.elapsed()));
        }
    }
    let seen = service.seen.lock().unwrap().clone();
    (seen, outcomes)
}

fn deeds(quirk: Quirk, story: &Story) -> Deeds {
    let mut builder = Builder::new_current_thread();
    let runtime = builder.enable_all().start_paused(true).build().unwrap();
    runtime.block_on(live(quirk, story.clone()))
}

fn retry() -> impl Strategy<Value = RetryConfig> {
    let first_wait = prop_oneof![4 => 1..400_u64, 1 => 1000..4000_u64];
    let numbers = (1..5_u32, first_wait, 1..3_u64, 1..4_u32);
    numbers.prop_map(
        |(max_attempts, first_wait, factor, multiplier)| RetryConfig {
            max_attempts,
            first_wait: Duration::from_millis(first_wait),
            max_wait: Duration::from_millis(first_wait * factor),
            multiplier: f64::from(multiplier),
            jitter: false,
        },
    )
}

fn breaker() -> impl Strategy<Value = BreakerConfig> {
    let numbers = (2..8_usize, 2..8_usize, 1..=10_u32, 100..3000_u64, 1..3_u32);
    numbers.prop_map(|(a, b, tenths, open_for, probes)| BreakerConfig {
        window: a.max(b),
        min_calls: a.min(b),
        failure_rate: f64::from(tenths) / 10.0,
        open_for: Duration::from_millis(open_for),
        probes,
    })
}

fn bulkhead() -> impl Strategy<Value = BulkheadConfig> {
    let max_queue = prop_oneof![4 => 0..3_usize, 1 => Just(40)];
    let numbers = (1..4_usize, max_queue, 1..500_u64);
    numbers.prop_map(|(max_concurrent, max_queue, max_wait)| BulkheadConfig {
        max_concurrent,
        max_queue,
        max_wait: Duration::from_millis(max_wait),
    })
}

fn config() -> impl Strategy<Value = ClientConfig> {
    let budget = (1..5_u32, 1..100_u32);
    let all = (retry(), breaker(), bulkhead(), budget, 20..520_u64);
    all.prop_map(|(retry, breaker, bulkhead, (reserve, percent), spare)| {
        let millis = Duration::from_millis;
        let mut config = ClientConfig {
            timeouts: TimeoutConfig {
                connect: millis(5),
                read: millis(10),
                write: millis(10),
                pool: millis(5),
                ..TimeoutConfig::default()
            },
            retry,
            breaker,
            bulkhead,
            budget: BudgetConfig { reserve, percent },
            ..ClientConfig::default()
        };
        config.deadline = config.worst_case() + millis(spare);
        config
    })
}

fn play() -> impl Strategy<Value = Play> {
    let answer = |status: u16| Just(Play::status(status));
    let what = prop_oneof![
        4 => prop_oneof![answer(200), answer(204)],
        4 => answer(503),
        2 => prop_oneof![answer(404), answer(429), answer(501)],
        1 => (1..5_u32).prop_map(|s| Play::status(503).header("retry-after", s.to_string())),
        2 => Just(Outcome::Broken.into()),
        1 => Just(Outcome::Refused.into()),
        1 => Just(Outcome::TimedOut.into()),
        1 => Just(Outcome::Never.into()),
    ];
    let slow = prop_oneof![3 => 0..20_u64, 1 => 0..2000_u64];
    (what, slow).prop_map(|(play, millis)| play.after(Duration::from_millis(millis)))
}

fn story() -> impl Strategy<Value = Story> {
    let request = (0..1000_u32, 0..3_u32).prop_map(|(number, kind)| {
        let path = format!("/{number}");
        match kind {
            0 => Request::get(&path),
            1 => Request::post(&path, "2 apples"),
            _ => Request::post(&path, "2 apples").with_idempotency_key(&path),
        }
    });
    let requests = prop_oneof![
        9 => prop::collection::vec(request.clone(), 1..6),
        1 => prop::collection::vec(request, 22..30),
    ];
    let patience = prop_oneof![1 => 1..50_u64, 2 => Just(3_600_000)];
    let crowd = (0..3000_u64, requests, patience);
    let crowd = crowd.prop_map(|(after, requests, patience)| Crowd {
        after,
        requests,
        patience,
    });
    let plays = prop::collection::vec(play(), 1..30);
    let crowds = prop::collection::vec(crowd, 1..10);
    (config(), plays, crowds).prop_map(|(config, plays, crowds)| Story {
        config,
        plays,
        crowds,
    })
}

#[test]
fn the_correct_clients_do_the_same() {
    for story in stories(story(), STORIES) {
        let reference = deeds(Quirk::Reference, &story);
        for quirk in [Quirk::ByHand, Quirk::Lucky, Quirk::Unlucky, Quirk::Wordy] {
            assert_eq!(deeds(quirk, &story), reference, "{quirk:?} {story:#?}");
        }
    }
}

#[test]
fn each_broken_client_does_something_else_now_and_then() {
    let stories = stories(story(), STORIES);
    let reference: Vec<_> = stories
        .iter()
        .map(|story| deeds(Quirk::Reference, story))
        .collect();
    for trial in [Trial::Wire, Trial::VirtualTime, Trial::Faults] {
        for quirk in trial.broken() {
            // Not on a socket, without a random number, and where no wait ends at the
            // deadline to the millisecond: nothing to see.
            if matches!(
                quirk,
                Quirk::Patient
                    | Quirk::Metronome
                    | Quirk::Monotone
                    | Quirk::Giddy
                    | Quirk::Seeded
                    | Quirk::Borderline
            ) {
                continue;
            }
            let mut pairs = stories.iter().zip(&reference);
            let differs = pairs.any(|(story, known)| deeds(*quirk, story) != *known);
            assert!(differs, "{quirk:?} does the same in all stories");
        }
    }
}
