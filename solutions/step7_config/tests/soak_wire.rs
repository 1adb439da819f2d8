//! Five thousand calls of the whole client on the wire, in real time.
//!
//! `cargo test -p solution7 --test soak_wire -- --nocapture` prints what came of them.
//!
//! Memory is not measured here: the practice service runs in this process too, and
//! remembers each request. What the client may leave behind on the wire are tasks
//! (one for each connection), and those are counted.

#[path = "soak/caller.rs"]
mod caller;
#[path = "soak/summary.rs"]
mod summary;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use caller::{ANSWERED, DROPPED, PANICKED, Rules};
use lab::PracticeService;
use lab::network::random_numbers;
use solution7::{ClientConfig, ConfigFile, ResilientClient, load};
use step3::{Request, Transport};
use step5::State;
use summary::Summary;
use support::Decisions;
use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tokio::time::sleep;

const SEED: u64 = 1;
const CALLERS: u32 = 40;
/// Of each caller.
const CALLS: u32 = 125;
/// A third of the time is bad: twice so many calls are good, so many bad, and so on.
const SPELL: u32 = 10;

/// How long a caller does something else between two calls, at most; and after one
/// that the client refused.
const THINK: Duration = Duration::from_millis(10);
const THINK_AFTER_REFUSAL: Duration = Duration::from_millis(120);

/// More than thirty times the deadline, and far more than anything takes on a busy machine.
const FAR_TOO_LONG: Duration = Duration::from_secs(20);

const RULES: Rules = Rules {
    patience: Duration::from_millis(20),
    limit: FAR_TOO_LONG,
    known: &ENDS,
};

const CONFIG: &str = r#"
deadline = "600ms"
timeouts = { connect = "90ms", read = "100ms", write = "100ms", pool = "100ms", max_connections = 20 }
retry = { max_attempts = 2, first_wait = "10ms", max_wait = "20ms" }
breaker = { window = 30, min_calls = 20, open_for = "20ms", probes = 2 }
bulkhead = { max_concurrent = 12, max_queue = 6, max_wait = "50ms" }
"#;

/// What works, more or less.
const GOOD: [&str; 11] = [
    "/json",
    "/json",
    "/json",
    "/json",
    "/json",
    "/bytes/5000",
    "/delay/0.02",
    "/flaky/1",
    "/late/200",
    "/late/404",
    "/status/404",
];
/// Each of these is a fault.
const BAD: [&str; 18] = [
    "/status/503",
    "/status/503",
    "/late/503",
    "/late/503",
    "/close",
    "/close/head",
    "/reset",
    "/reset/body",
    "/truncate",
    "/truncate/chunked",
    "/truncate/503",
    "/flaky/9",
    "/garbage",
    "/redirect/loop",
    "/busy/429/5",
    "/drip/1000/0.05",
    "/stall",
    "/hang",
];

/// All that may come of a call.
const ENDS: [&str; 17] = [
    ANSWERED,
    DROPPED,
    PANICKED,
    "could not connect",
    "connection broke",
    "connect time-out",
    "read time-out",
    "write time-out",
    "pool time-out",
    "deadline time-out",
    "server error (500)",
    "server error (503)",
    "client error (429)",
    "not found",
    "unexpected status (302)",
    "circuit open",
    "bulkhead full",
];

/// What happens for certain, however busy the machine is.
const CERTAIN: [&str; 9] = [
    ANSWERED,
    DROPPED,
    PANICKED,
    "connection broke",
    "read time-out",
    "server error (503)",
    "not found",
    "circuit open",
    "bulkhead full",
];
const DECISIONS: [&str; 5] = [
    "retry",
    "circuit opened",
    "circuit half-open",
    "circuit closed",
    "bulkhead waited",
];

/// The calls of one caller: what came of each, or what was wrong.
async fn one_caller(
    client: Arc<ResilientClient>,
    reserve: u32,
    caller: u32,
) -> Vec<Result<&'static str, String>> {
    let random = random_numbers(SEED + u64::from(caller));
    let pick = |from: &[&'static str]| from[(random() * from.len() as f64) as usize];
    let mut ends = Vec::new();
    for number in 0..CALLS {
        let think = match ends.last() {
            Some(Ok("circuit open" | "bulkhead full")) => THINK_AFTER_REFUSAL,
            _ => THINK,
        };
        sleep(think.mul_f64(random())).await;
        let is_bad_time = (number / SPELL) % 3 == 2;
        let share = if is_bad_time { 0.6 } else { 0.03 };
        let path = if random() < share {
            pick(&BAD)
        } else {
            pick(&GOOD)
        };
        let request = match number % 20 {
            3 => Request::post("/orders/lost/1", "an order")
                .with_idempotency_key(&format!("{caller}-{number}")),
            7 => Request::post("/upload", vec![b'x'; 100_000]),
            _ => Request::get(path),
        };
        ends.push(RULES.call(&client, request, &random).await);
        caller::check_budget(client.layers().inner().budget(), reserve);
    }
    ends
}

/// Waits until `condition` holds.
///
/// # Panics
/// When that takes far too long, with what `wrong` says.
async fn until<F: Future<Output = bool>>(condition: impl Fn() -> F, wrong: impl Fn() -> String) {
    let start = Instant::now();
    while !condition().await {
        assert!(start.elapsed() < FAR_TOO_LONG, "{}", wrong());
        sleep(Duration::from_millis(20)).await;
    }
}

/// Nobody calls any more: what the calls have taken must be back.
fn all_is_back(client: &ResilientClient, config: &ClientConfig) {
    let bulkhead = client.layers().inner().inner().inner();
    let (running, waiting) = (bulkhead.running(), bulkhead.waiting());
    assert!(
        (running, waiting) == (0, 0),
        "no call is under way, and the bulkhead counts {running} running and {waiting} waiting: \
         a permit or a place in the queue has not come back"
    );
    let free = bulkhead.inner().inner().free_connections();
    let all = config.timeouts.max_connections;
    assert!(
        free == all,
        "no call is under way, and {free} of {all} connections of the pool are free"
    );
}

/// No retry was made for nothing.
fn retries_are_paid_for(config: &ClientConfig, retries: u32) {
    let (calls, budget) = (CALLERS * CALLS, &config.budget);
    let most = budget.reserve + calls * budget.percent / 100;
    assert!(
        retries <= most,
        "{calls} calls have made {retries} retries, and {budget:?} pays for {most}: a retry was \
         not paid for"
    );
}

/// An idle connection is a task; so is one that a caller has left and that is just
/// about to close.
async fn no_task_is_left(config: &ClientConfig) {
    let all = config.timeouts.max_connections;
    let tasks = || Handle::current().metrics().num_alive_tasks();
    let wrong = || {
        format!(
            "no call is under way, and {} tasks are alive, although no more than {all} \
             connections were in use at a time: those of calls that broke, or were dropped, \
             have not ended",
            tasks()
        )
    };
    until(|| async { tasks() <= all }, wrong).await;
}

/// The service is well from now on, and the circuit breaker must find that out.
async fn the_circuit_closes(client: &ResilientClient) {
    let breaker = client.layers().inner().inner();
    let is_well = || async {
        let outcome = client.send(&Request::get("/json")).await;
        outcome.is_ok() && breaker.state() == State::Closed
    };
    let wrong = || {
        format!(
            "the service is well, no other call is under way, and the circuit has been {:?} \
             for {FAR_TOO_LONG:?}: is the place of a probe still taken?",
            breaker.state()
        )
    };
    until(is_well, wrong).await;
}

#[tokio::test]
async fn five_thousand_calls_on_the_wire() {
    let decisions = Decisions::of_this_thread();
    let service = PracticeService::start().expect("the service starts");
    let config = config(&service);
    let client = ResilientClient::new(config.clone()).expect("the configuration is valid");
    let client = Arc::new(client);
    let start = Instant::now();

    let mut callers = JoinSet::new();
    for caller in 0..CALLERS {
        callers.spawn(one_caller(
            Arc::clone(&client),
            config.budget.reserve,
            caller,
        ));
    }
    let mut ends = BTreeMap::new();
    for end in callers.join_all().await.into_iter().flatten() {
        match end {
            Ok(name) => *ends.entry(name).or_default() += 1,
            Err(wrong) => panic!("{wrong}"),
        }
    }
    let summary = Summary {
        ends,
        decisions: decisions.all(),
        requests: service.seen().len(),
        took: start.elapsed(),
    };
    println!("{summary}");

    all_is_back(&client, &config);
    retries_are_paid_for(&config, decisions.count("retry"));
    no_task_is_left(&config).await;
    the_circuit_closes(&client).await;
    summary.assert_happened(&CERTAIN, &DECISIONS);
}

fn config(service: &PracticeService) -> ClientConfig {
    let text = format!("base_url = {:?}\n{CONFIG}", service.url());
    let file = ConfigFile {
        name: "soak.toml",
        text: &text,
    };
    let loaded = load(file, &BTreeMap::new());
    loaded.expect("the configuration is valid").config
}
