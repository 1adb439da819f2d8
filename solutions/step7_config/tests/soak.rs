//! A hundred thousand calls of the whole client on five bad days, in virtual time.
//!
//! `cargo test -p solution7 --test soak -- --nocapture` prints what came of them.

#[path = "soak/caller.rs"]
mod caller;
#[path = "soak/road.rs"]
mod road;
#[path = "soak/summary.rs"]
mod summary;

use std::alloc::System;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use caller::{ANSWERED, DROPPED, PANICKED, Rules};
use lab::network::{
    Latency, Network, ServiceConfig, Weather, WhenClientLeaves, in_virtual_time, random_numbers,
};
use road::{Road, Way};
use solution7::{ClientConfig, ConfigFile, ResilientClient, load};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use step3::{Request, Timed, Transport};
use step5::{CircuitBreaker, State};
use step6::Bulkhead;
use summary::Summary;
use support::Decisions;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

/// Counts the bytes in use, of the whole process: so there is no other test in
/// this file, which would run at the same time.
#[global_allocator]
static MEMORY: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const MS: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);

const DAYS: u32 = 5;
const CALLERS: u32 = 50;
/// Of each caller on each day.
const CALLS: u32 = 400;
/// How long a caller does something else between two calls, at most; and after one
/// that the circuit breaker refused.
const THINK: Duration = Duration::from_millis(300);
const THINK_AFTER_REFUSAL: Duration = Duration::from_secs(3);

/// In virtual time the deadline of 2 s is exact: a second later is far too late.
const RULES: Rules = Rules {
    patience: Duration::from_millis(150),
    limit: Duration::from_secs(3),
    known: &ENDS,
};

/// From the end of the first day to that of the last one, no more bytes than these
/// may stay: one for each forty calls.
const GROWTH: usize = 2 * 1024;

/// Waits are not drawn by chance: what the client draws by itself, no seed repeats.
/// The budget is so small that it is used up.
const CONFIG: ConfigFile<'_> = ConfigFile {
    name: "soak.toml",
    text: r#"
base_url = "http://127.0.0.1:1" # nobody looks at it
preset = "interactive"
retry.jitter = false
budget.percent = 2
breaker.open_for = "500ms"
bulkhead.max_concurrent = 20
bulkhead.max_queue = 5
"#,
};

/// All that may come of a call.
const ENDS: [&str; 12] = [
    ANSWERED,
    DROPPED,
    PANICKED,
    "could not connect",
    "connection broke",
    "read time-out",
    "deadline time-out",
    "server error (503)",
    "client error (429)",
    "not found",
    "circuit open",
    "bulkhead full",
];

/// What the layers decide on days like these.
const DECISIONS: [&str; 13] = [
    "retry",
    "gave up: would not help",
    "gave up: no attempt left",
    "gave up: no budget left",
    "gave up: no time left",
    "gave up: not safe to repeat",
    "circuit opened",
    "circuit half-open",
    "circuit closed",
    "bulkhead waited",
    "bulkhead refused: queue full",
    "bulkhead refused: waited too long",
    "deadline exceeded",
];

/// A day on which everything goes wrong. From the evening on it is fair.
fn bad_day() -> ServiceConfig {
    ServiceConfig {
        capacity: 20,
        queue: 20,
        latency: Latency::new(50 * MS, 200 * MS),
        error_status: 503,
        when_client_leaves: WhenClientLeaves::WorkOn,
        weather: vec![
            Weather::Slow(20.0).between(5 * SECOND, 15 * SECOND),
            Weather::Down.between(20 * SECOND, 25 * SECOND),
            Weather::Silent.between(30 * SECOND, 35 * SECOND),
            Weather::Failing(503).between(40 * SECOND, 45 * SECOND),
            Weather::Errors(0.3).between(50 * SECOND, 80 * SECOND),
            Weather::Slow(4.0).between(60 * SECOND, 100 * SECOND),
            Weather::Down.between(70 * SECOND, 71 * SECOND),
            Weather::Down.between(90 * SECOND, 91 * SECOND),
        ],
        ..ServiceConfig::default()
    }
}

/// A service that is well, and a way without holes.
fn good_way() -> Way {
    Way {
        network: Network::new(ServiceConfig::default(), 0),
        has_holes: false,
    }
}

/// A run: one client, which lives through all days.
struct Soak {
    client: Arc<ResilientClient<Road>>,
    config: ClientConfig,
    seed: u64,
    decisions: Decisions,
    ends: BTreeMap<&'static str, u32>,
    requests: usize,
    start: Instant,
}

impl Soak {
    fn new(seed: u64, decisions: Decisions) -> Soak {
        let config = load(CONFIG, &BTreeMap::new()).expect("the configuration is valid");
        let config = config.config;
        let road = Road::new(good_way(), seed);
        let client = ResilientClient::around(road, config.clone());
        Soak {
            client: Arc::new(client.expect("the configuration is valid")),
            config,
            seed,
            decisions,
            ends: BTreeMap::new(),
            requests: 0,
            start: Instant::now(),
        }
    }

    fn breaker(&self) -> &CircuitBreaker<Bulkhead<Timed<Road>>> {
        self.client.layers().inner().inner()
    }

    fn road(&self) -> &Road {
        self.breaker().inner().inner().inner()
    }

    /// A day: all callers make their calls.
    async fn day(&mut self, day: u32) {
        let network = Network::new(bad_day(), self.seed + u64::from(day));
        self.road().exchange(Way {
            network: network.with_timeout(self.config.timeouts.read),
            has_holes: true,
        });
        let mut callers = JoinSet::new();
        for caller in 0..CALLERS {
            let seed = self.seed + u64::from(100 + day * CALLERS + caller);
            let (client, config) = (Arc::clone(&self.client), self.config.clone());
            callers.spawn(one_caller(client, config, caller, seed));
        }
        for end in callers.join_all().await.into_iter().flatten() {
            match end {
                Ok(name) => *self.ends.entry(name).or_default() += 1,
                Err(wrong) => panic!("day {day}: {wrong}"),
            }
        }
    }

    /// The night after a day, in which nobody calls: what the calls have taken must
    /// be back.
    async fn night(&mut self, day: u32) {
        // What the service works on for clients that have left ends as well.
        sleep(60 * SECOND).await;
        let bad = self.road().exchange(good_way());
        self.requests += bad.network.trace().entries.len();

        let bulkhead = self.breaker().inner();
        let (running, waiting) = (bulkhead.running(), bulkhead.waiting());
        assert!(
            (running, waiting) == (0, 0),
            "night {day}: no call is under way, and the bulkhead counts {running} running and \
             {waiting} waiting: a permit or a place in the queue has not come back"
        );
        let calls: u32 = self.ends.values().sum();
        let retries = self.decisions.count("retry");
        let budget = &self.config.budget;
        let most = budget.reserve + calls * budget.percent / 100;
        assert!(
            retries <= most,
            "night {day}: {calls} calls have made {retries} retries, and {budget:?} pays for \
             {most}: a retry was not paid for"
        );
    }

    /// The next morning: the service is well, and the circuit breaker must find
    /// that out.
    async fn morning(&mut self, day: u32) {
        let before = self.breaker().state();
        for number in 1..=self.config.breaker.probes {
            if let Err(error) = self.client.send(&Request::get("/morning")).await {
                panic!(
                    "morning {day}: the service is well, no other call is under way, the circuit \
                     was {before:?}, and call {number} ended with: {error}. Is the place of a \
                     probe still taken?"
                );
            }
            *self.ends.entry(ANSWERED).or_default() += 1;
        }
        let after = self.breaker().state();
        assert!(
            after == State::Closed,
            "morning {day}: the circuit was {before:?}, as many calls as there are probes have \
             succeeded, and it is {after:?}"
        );
        self.road().exchange(good_way());
    }

    fn summary(&self) -> Summary {
        Summary {
            ends: self.ends.clone(),
            decisions: self.decisions.all(),
            requests: self.requests,
            took: self.start.elapsed(),
        }
    }
}

/// The calls of one caller on one day: what came of each, and what was wrong.
async fn one_caller(
    client: Arc<ResilientClient<Road>>,
    config: ClientConfig,
    caller: u32,
    seed: u64,
) -> Vec<Result<&'static str, String>> {
    let random = random_numbers(seed);
    let mut ends = Vec::new();
    for number in 0..CALLS {
        let think = match ends.last() {
            Some(Ok("circuit open")) => THINK_AFTER_REFUSAL,
            _ => THINK,
        };
        sleep(think.mul_f64(random())).await;
        let path = format!("/{caller}/{number}");
        let request = match number % 10 {
            0 => Request::post(&path, "an order"),
            _ => Request::get(&path),
        };
        ends.push(RULES.call(&client, request, &random).await);
        caller::check_budget(client.layers().inner().budget(), config.budget.reserve);
    }
    ends
}

/// What came of a run.
struct Run {
    first_day: Summary,
    all_days: Summary,
    /// The bytes in use after each day.
    memory: Vec<usize>,
}

fn soak(seed: u64, days: u32) -> Run {
    in_virtual_time(|| async move {
        let decisions = Decisions::of_this_thread();
        let mut soak = Soak::new(seed, decisions);
        let mut first_day = None;
        let mut memory = Vec::with_capacity(days as usize);
        for day in 1..=days {
            soak.day(day).await;
            soak.night(day).await;
            soak.morning(day).await;
            // Before the memory is read: it stays for all days.
            first_day.get_or_insert_with(|| soak.summary());
            memory.push(bytes_in_use());
        }
        Run {
            first_day: first_day.expect("there is at least one day"),
            all_days: soak.summary(),
            memory,
        }
    })
}

fn bytes_in_use() -> usize {
    let stats = MEMORY.stats();
    stats.bytes_allocated - stats.bytes_deallocated
}

#[test]
fn a_hundred_thousand_calls_on_bad_days() {
    let run = soak(1, DAYS);
    println!(
        "{}bytes in use after each day: {:?}",
        run.all_days, run.memory
    );
    run.all_days.assert_happened(&ENDS, &DECISIONS);

    let [first, .., last] = run.memory[..] else {
        panic!("there is more than one day");
    };
    let grown = last.saturating_sub(first);
    assert!(
        grown <= GROWTH,
        "{first} bytes were in use after the first day and {last} after the last one: in {} \
         calls {grown} bytes were not given back",
        (DAYS - 1) * CALLERS * CALLS,
    );

    let (one, other) = (run.first_day, soak(1, 1).first_day);
    assert!(
        one == other,
        "the same seed gave two different days:\n{one}\n{other}"
    );
}
