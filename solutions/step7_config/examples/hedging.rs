//! Hedged requests: a second request when the first takes long, and the first
//! answer of the two counts.
//!
//! `cargo run -p solution7 --example hedging`. It runs in virtual time.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use lab::network::{
    Latency, Network, ServiceConfig, Weather, WhenClientLeaves, in_virtual_time, open_loop, poisson,
};
use step2::{ApiError, Reply};
use step3::{Request, Transport};
use step4::RetryBudget;

const MS: Duration = Duration::from_millis(1);
const MINUTE: Duration = Duration::from_secs(60);
const CALLS_PER_SECOND: f64 = 100.0;
const SEED: u64 = 1;

/// Most answers come soon, a few take very long.
fn service(slowness: f64) -> ServiceConfig {
    ServiceConfig {
        capacity: 20,
        latency: Latency::new(50 * MS, 400 * MS),
        when_client_leaves: WhenClientLeaves::WorkOn,
        weather: vec![Weather::Slow(slowness).between(Duration::ZERO, MINUTE)],
        ..ServiceConfig::default()
    }
}

// ANCHOR: hedged
/// Sends a second request when the first has taken this long, if the budget pays
/// for it.
struct Hedged<T> {
    inner: T,
    after: Duration,
    budget: RetryBudget,
}

impl<T: Transport> Transport for Hedged<T> {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        self.budget.deposit();
        let mut first = pin!(self.inner.send(request));
        if let Ok(outcome) = tokio::time::timeout(self.after, first.as_mut()).await {
            return outcome;
        }
        // Sent twice, it may be done twice: the same rule as for a retry.
        if !request.method.is_idempotent() || !self.budget.withdraw() {
            return first.await;
        }
        let second = pin!(self.inner.send(request));
        tokio::select! {
            biased;
            outcome = first => outcome,
            outcome = second => outcome,
        }
    }
}
// ANCHOR_END: hedged

/// How long each caller waited, in milliseconds, sorted; and how many requests
/// the service got.
fn run(slowness: f64, after: Duration, percent: u32) -> (Vec<u64>, usize) {
    in_virtual_time(|| async move {
        let network = Network::new(service(slowness), SEED);
        let client = Arc::new(Hedged {
            inner: network.clone(),
            after,
            budget: RetryBudget::new(10, percent),
        });
        let arrivals = poisson(CALLS_PER_SECOND, SEED).take_while(|at| *at < MINUTE);
        let calls = open_loop(arrivals, 2 * MINUTE, |_| {
            let client = Arc::clone(&client);
            async move { client.send(&Request::get("/")).await.is_ok() }
        });
        let calls = calls.await;
        let waits = calls.iter().filter_map(|call| match call.outcome {
            Some((ended, true)) => Some(ended - call.started),
            _ => None,
        });
        let mut waits: Vec<_> = waits.collect();
        waits.sort_unstable();
        (waits, network.trace().entries.len())
    })
}

/// The time within which this share of the answers came.
fn percentile(waits: &[u64], share: f64) -> u64 {
    let rank = (share * waits.len() as f64).ceil() as usize;
    waits[rank.saturating_sub(1)]
}

fn main() {
    let (usual, calls) = run(1.0, MINUTE, 0);
    let p95 = percentile(&usual, 0.95);
    println!("{calls} calls in a minute. Of the answers, 95 % come within {p95} ms: then a second");
    println!("request is sent. The budget pays for one in 20 calls.");
    for (title, slowness) in [
        ("An ordinary minute", 1.0),
        ("All work takes 2.5 times as long", 2.5),
    ] {
        println!("\n{title}");
        println!("                     half    95 %    99 %  99.9 %                     more");
        println!("                     of the answers came within     answered     requests");
        for (name, after, percent) in [
            ("one request", MINUTE, 0),
            ("a second one", p95 as u32 * MS, 100),
            ("with a budget", p95 as u32 * MS, 5),
        ] {
            let (waits, requests) = run(slowness, after, percent);
            let [a, b, c, d] = [0.5, 0.95, 0.99, 0.999].map(|share| percentile(&waits, share));
            let answered = 100.0 * waits.len() as f64 / calls as f64;
            let more = 100.0 * requests as f64 / calls as f64 - 100.0;
            print!("{name:16}{a:>6} ms{b:>5} ms{c:>5} ms{d:>5} ms");
            println!("{answered:>11.0} % {more:>10.0} %");
        }
    }
}
