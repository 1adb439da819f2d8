//! The clients, and how a day of theirs is run.

use std::sync::Arc;

use lab::network::{Done, Network, Trace, in_virtual_time, open_loop, random_numbers};
use lab::timeline::Recorder;
use solution7::{ClientConfig, Layered};
use step2::{ApiError, Phase};
use step3::{Deadline, Request, Timed, Transport};
use step4::{Retry, RetryBudget};
use step5::CircuitBreaker;
use step6::Bulkhead;
use tokio::time::Instant;
use tracing::Instrument;

use super::day::{CLIENTS, END, HURRY, arrivals, seconds, service};

/// Where the jitter comes from.
type Draw = Box<dyn Fn() -> f64 + Send + Sync>;

// ANCHOR: yours
/// All layers. `Layered` is what `ResilientClient` is made of; only the random
/// numbers are others, so that a seed repeats them.
pub fn yours(http: Network, config: ClientConfig, draw: Draw) -> Layered<Network> {
    let budget = RetryBudget::new(config.budget.reserve, config.budget.percent);
    let logged = Timed::new(http.with_timeout(config.timeouts.read));
    let limited = Bulkhead::new(logged, config.bulkhead);
    let guarded = CircuitBreaker::new(limited, config.breaker);
    let retried = Retry::new(guarded, config.retry).with_budget(budget.into());
    Deadline::new(retried.with_random(draw), config.deadline)
}
// ANCHOR_END: yours

// ANCHOR: others
/// One attempt, and a time-out that is a long one.
pub fn patient(http: Network, _: ClientConfig, _: Draw) -> Network {
    http.with_timeout(seconds(30))
}

/// Your attempts and your time-out for each of them, and nothing that limits them.
pub fn stubborn(http: Network, config: ClientConfig, draw: Draw) -> Retry<Network> {
    let endless = RetryBudget::new(u32::MAX, 100);
    let http = http.with_timeout(config.timeouts.read);
    let retried = Retry::new(http, config.retry).with_budget(endless.into());
    retried.with_random(draw)
}
// ANCHOR_END: others

/// What callers and service know of a day.
pub struct Day {
    pub start: Instant,
    pub calls: Vec<Done<Result<(), ApiError>>>,
    pub trace: Trace,
}

// ANCHOR: run
/// A day with clients that `make` makes. Their events go to `recorder`.
pub fn run<T: Transport + 'static>(
    make: fn(Network, ClientConfig, Draw) -> T,
    config: &ClientConfig,
    seed: u64,
    recorder: Option<&Recorder>,
) -> Day {
    in_virtual_time(|| async move {
        let _guard = recorder.map(Recorder::on_this_thread);
        let start = Instant::now();
        let network = Network::new(service(), seed);
        let client = |number| {
            let draw = Box::new(random_numbers(seed + u64::from(number)));
            Arc::new(make(network.for_client(number), config.clone(), draw))
        };
        let clients: Vec<_> = (0..CLIENTS).map(client).collect();
        let calls = open_loop(arrivals(seed), 2 * seconds(END), |call| {
            let client = call % CLIENTS;
            let transport = Arc::clone(&clients[client as usize]);
            let mut request = Request::get("/quote");
            if call % 5 == 0 {
                request.deadline = Some(Instant::now() + HURRY);
            }
            // Each event of this call carries both, whatever layer it is from.
            let span = tracing::info_span!("call", call, client);
            async move { transport.send(&request).await.map(drop) }.instrument(span)
        });
        Day {
            start,
            calls: calls.await,
            trace: network.trace(),
        }
    })
}
// ANCHOR_END: run

/// How a call ended, for its caller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    Answered,
    CircuitOpen,
    BulkheadFull,
    Late,
    Failed,
}

impl End {
    fn of(outcome: &Result<(), ApiError>) -> End {
        match outcome {
            Ok(()) => End::Answered,
            Err(ApiError::CircuitOpen { .. }) => End::CircuitOpen,
            Err(ApiError::BulkheadFull) => End::BulkheadFull,
            Err(ApiError::Timeout { phase, .. }) if *phase == Phase::Deadline => End::Late,
            Err(_) => End::Failed,
        }
    }
}

/// A call: when it began, how long its caller waited, in milliseconds, and what
/// the caller got.
pub struct Call {
    pub began: u64,
    pub waited: u64,
    pub end: End,
}

impl Day {
    /// All calls that have ended.
    pub fn ended(&self) -> impl Iterator<Item = Call> {
        self.calls.iter().filter_map(|call| {
            let (at, outcome) = call.outcome.as_ref()?;
            Some(Call {
                began: call.started,
                waited: at - call.started,
                end: End::of(outcome),
            })
        })
    }
}
