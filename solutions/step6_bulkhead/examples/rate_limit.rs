//! A rate limit, and how it differs from a bulkhead.
//!
//! `cargo run -p solution6 --example rate_limit`. It runs in virtual time.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use lab::network::{Latency, Network, ServiceConfig, in_virtual_time, open_loop, poisson};
use lab::script::{Play, Script};
use solution6::{Bulkhead, BulkheadConfig};
use step2::{ApiError, Reply};
use step3::{Request, Transport};
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep};

const MS: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);

// ANCHOR: rate_config
/// How many calls may be sent: `calls` in each `per`, and after a rest up to
/// `burst` at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateConfig {
    /// At least 1; 0 counts as 1.
    pub calls: u32,
    /// Above zero; zero means that there is no limit.
    pub per: Duration,
    /// At least 1; 0 counts as 1. Timers count in whole milliseconds: with a burst
    /// of 1, some hundred calls a second are not reached.
    pub burst: u32,
    /// How long a call may wait for its turn; with zero nobody waits.
    pub max_wait: Duration,
}
// ANCHOR_END: rate_config

// ANCHOR: bucket
/// A token bucket: one token comes in every so often, until it is full, and each
/// call takes one out. It has no clock of its own: whoever uses it passes the time
/// in.
///
/// It counts what is missing in it, as the time that it takes to fill up: so there
/// is nothing to round. However large the numbers are, nothing overflows.
#[derive(Clone, Debug)]
pub struct TokenBucket {
    /// From one token to the next.
    every: Duration,
    /// How long an empty bucket takes to fill: `burst` tokens.
    size: Duration,
    /// How long it takes to fill from what was in it at the time `at`.
    missing: Duration,
    at: Instant,
}

impl TokenBucket {
    /// A bucket that is full at the time `now`.
    pub fn new(config: &RateConfig, now: Instant) -> TokenBucket {
        // Rounded up: rather a nanosecond too long than a call too many.
        let every = config.per.as_nanos().div_ceil(config.calls.max(1).into());
        let every = Duration::from_nanos(u64::try_from(every).unwrap_or(u64::MAX));
        TokenBucket {
            every,
            size: every.saturating_mul(config.burst.max(1)),
            missing: Duration::ZERO,
            at: now,
        }
    }

    /// How long from `now` until so many tokens have come, if each is taken as soon
    /// as it is there. Zero: they are there.
    pub fn wait_for(&mut self, tokens: u32, now: Instant) -> Duration {
        let passed = now.saturating_duration_since(self.at);
        self.missing = self.missing.saturating_sub(passed);
        self.at = self.at.max(now);
        let wanted = self.every.saturating_mul(tokens);
        wanted
            .saturating_add(self.missing)
            .saturating_sub(self.size)
    }

    /// Takes a token out. `false`, and no change, when there is none.
    pub fn take(&mut self, now: Instant) -> bool {
        let is_there = self.wait_for(1, now).is_zero();
        if is_there {
            self.missing = self.missing.saturating_add(self.every);
        }
        is_there
    }
}
// ANCHOR_END: bucket

// ANCHOR: rate_limit
/// Sends no more calls than its rate allows. One for each quota, shared by all who
/// use that quota.
pub struct RateLimit<T> {
    inner: T,
    max_wait: Duration,
    state: Mutex<State>,
    /// Whoever has it is the first of those who wait.
    front: Semaphore,
}

struct State {
    bucket: TokenBucket,
    /// How many calls wait.
    waiting: u32,
}

/// A place among those who wait. It is free again when it is dropped.
struct Place<'a>(&'a Mutex<State>);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        lock(self.0).waiting -= 1;
    }
}
// ANCHOR_END: rate_limit

/// The state. A panic elsewhere leaves it whole, so a poisoned lock is used as any
/// other.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T: Transport> RateLimit<T> {
    /// Limits the calls of `inner`. It may begin with a burst.
    pub fn new(inner: T, config: &RateConfig) -> RateLimit<T> {
        RateLimit {
            inner,
            max_wait: config.max_wait,
            state: Mutex::new(State {
                bucket: TokenBucket::new(config, Instant::now()),
                waiting: 0,
            }),
            front: Semaphore::new(1),
        }
    }

    /// How many calls wait for their turn.
    pub fn waiting(&self) -> u32 {
        lock(&self.state).waiting
    }

    // ANCHOR: enter
    /// Takes a token (`None`), or a place among those who wait.
    ///
    /// # Errors
    /// How long the wait would be, when that is too long: longer than `max_wait`,
    /// or past the deadline. So whoever waits does not wait in vain.
    fn enter(&self, request: &Request) -> Result<Option<Place<'_>>, Duration> {
        let now = Instant::now();
        let mut state = lock(&self.state);
        // Nobody gets ahead of those who wait.
        if state.waiting == 0 && state.bucket.take(now) {
            return Ok(None);
        }
        let turn = state.waiting.saturating_add(1);
        let wait = state.bucket.wait_for(turn, now);
        let mut longest = self.max_wait;
        if let Some(deadline) = request.deadline {
            longest = longest.min(deadline.saturating_duration_since(now));
        }
        if wait > longest {
            return Err(wait);
        }
        state.waiting = turn;
        Ok(Some(Place(&self.state)))
    }

    /// Exchanges a place for a token: first come, first served. Only the first one
    /// looks at the bucket. So whoever leaves has taken nothing, and the next one
    /// moves up.
    async fn wait(&self, _place: Place<'_>) {
        let _front = self.front.acquire().await; // nobody closes it
        loop {
            let wait = {
                let now = Instant::now();
                let bucket = &mut lock(&self.state).bucket;
                if bucket.take(now) {
                    return;
                }
                bucket.wait_for(1, now)
            };
            sleep(wait).await;
        }
    }
    // ANCHOR_END: enter
}

impl<T: Transport> Transport for RateLimit<T> {
    /// Sends the request on when it is its turn.
    ///
    /// Each decision is an event, with `path` ([`Request::path_for_log`]) and
    /// `wait_ms`:
    ///
    /// - info, `rate limit waited`, when a call that had to wait has its turn;
    /// - warn, `rate limit refused`, with the time that it would have had to wait.
    ///
    /// A call that is sent at once has no event.
    ///
    /// # Errors
    /// [`ApiError::BulkheadFull`] when the wait would be too long: nothing was sent
    /// then. The errors of step 2 have no name for this refusal; every layer treats
    /// that one as it should treat this one. All other errors are handed on.
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        let path = request.path_for_log();
        match self.enter(request) {
            Ok(None) => {}
            Ok(Some(place)) => {
                let start = Instant::now();
                self.wait(place).await;
                let wait_ms = start.elapsed().as_millis() as u64;
                tracing::info!(path, wait_ms, "rate limit waited");
            }
            Err(wait) => {
                let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
                tracing::warn!(path, wait_ms, "rate limit refused");
                return Err(ApiError::BulkheadFull);
            }
        }
        self.inner.send(request).await
    }
}

/// After how long each of so many calls was sent that come at the same time; `None`
/// for one that was refused.
pub fn burst(calls: u32, config: &RateConfig) -> Vec<Option<Duration>> {
    in_virtual_time(|| async move {
        let script = Script::new([Play::status(200)]);
        let client = Arc::new(RateLimit::new(script.clone(), config));
        let start = Instant::now();
        let call = |number: u32| {
            let (client, script) = (Arc::clone(&client), script.clone());
            tokio::spawn(async move {
                let path = format!("/{number}");
                client.send(&Request::get(&path)).await.ok()?;
                let seen = script.calls();
                let sent = seen.iter().find(|call| call.path == path)?;
                Some(sent.at - start)
            })
        };
        let mut sent = Vec::new();
        for task in (0..calls).map(call).collect::<Vec<_>>() {
            sent.push(task.await.expect("nothing panics"));
        }
        sent
    })
}

// ANCHOR: clients
/// The clients that are compared. None of them lets a call wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    NoLimit,
    /// Four calls at a time.
    Bulkhead,
    /// Fifty calls a second.
    RateLimit,
    Both,
}

impl Client {
    /// Makes a hundred calls a second.
    async fn call(self, network: Network) {
        let bulkhead = BulkheadConfig {
            max_concurrent: 4,
            max_queue: 0,
            max_wait: Duration::ZERO,
        };
        let rate = RateConfig {
            calls: 50,
            per: SECOND,
            burst: 5,
            max_wait: Duration::ZERO,
        };
        match self {
            Client::NoLimit => crowd(network).await,
            Client::Bulkhead => crowd(Bulkhead::new(network, bulkhead)).await,
            Client::RateLimit => crowd(RateLimit::new(network, &rate)).await,
            Client::Both => crowd(RateLimit::new(Bulkhead::new(network, bulkhead), &rate)).await,
        }
    }
}
// ANCHOR_END: clients

/// For so long calls are made.
const CALLING: u32 = 20;

async fn crowd(client: impl Transport + 'static) {
    let client = Arc::new(client);
    let calls = poisson(100.0, 1).take_while(|at| *at < CALLING * SECOND);
    open_loop(calls, 2 * CALLING * SECOND, |_| {
        let client = Arc::clone(&client);
        async move { client.send(&Request::get("/")).await.is_ok() }
    })
    .await;
}

/// What a service gets from a client.
pub struct Load {
    /// Requests a second.
    pub per_second: f64,
    /// The most that it has at the same time.
    pub at_once: usize,
}

/// What a service gets that works so long on each request.
pub fn load(client: Client, work: Duration) -> Load {
    in_virtual_time(|| async move {
        let config = ServiceConfig {
            capacity: 1000,
            latency: Latency::fixed(work),
            ..ServiceConfig::default()
        };
        let network = Network::new(config, 1);
        client.call(network.clone()).await;
        let trace = network.trace();
        let at_work = trace.slices(MS).into_iter().map(|slice| slice.at_work);
        Load {
            per_second: trace.entries.len() as f64 / f64::from(CALLING),
            at_once: at_work.max().unwrap_or(0),
        }
    })
}

fn main() {
    let config = RateConfig {
        calls: 10,
        per: SECOND,
        burst: 5,
        max_wait: 300 * MS,
    };
    println!("Twelve calls at once. Ten a second, five in a burst, 300 ms of waiting at most:");
    for (number, sent) in (1..).zip(burst(12, &config)) {
        match sent {
            Some(Duration::ZERO) => println!("  call {number:2}  sent at once"),
            Some(wait) => println!("  call {number:2}  sent after {} ms", wait.as_millis()),
            None => println!("  call {number:2}  refused at once"),
        }
    }

    println!("\nA hundred calls a second, for a service that is fast or slow:");
    println!("                            20 ms a call            2 s a call");
    println!("                            sent/s  at a time       sent/s  at a time");
    for (client, name) in [
        (Client::NoLimit, "no limit"),
        (Client::Bulkhead, "bulkhead: 4 at a time"),
        (Client::RateLimit, "rate limit: 50 a second"),
        (Client::Both, "both"),
    ] {
        let [fast, slow] = [20 * MS, 2 * SECOND].map(|work| load(client, work));
        println!(
            "  {name:25} {:>6.0} {:>10} {:>12.0} {:>10}",
            fast.per_second, fast.at_once, slow.per_second, slow.at_once
        );
    }
}
