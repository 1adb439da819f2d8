//! What lies around the circuit breaker: retries, and a deadline.
//!
//! `cargo run -p solution5 --example around`. It runs in virtual time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use lab::network::in_virtual_time;
use lab::script::{Outcome, Play, Script};
use solution5::{BreakerConfig, CircuitBreaker, State};
use step2::{ApiError, Phase, Reply};
use step3::{Deadline, Request, Transport};
use step4::{Retry, RetryConfig};

const SECOND: Duration = Duration::from_secs(1);

/// A layer that counts how often it is asked.
struct Counted<T> {
    inner: T,
    count: AtomicUsize,
}

impl<T: Transport> Transport for Counted<T> {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.inner.send(request).await
    }
}

fn breaker(script: &Script) -> CircuitBreaker<Script> {
    CircuitBreaker::new(script.clone(), BreakerConfig::default())
}

fn name(state: State) -> &'static str {
    match state {
        State::Closed => "closed",
        State::Open => "open",
        State::HalfOpen => "half-open",
    }
}

/// Six calls at a service that fails.
async fn retries() {
    let script = Script::new([Play::status(503)]);
    let asked = Counted {
        inner: breaker(&script),
        count: AtomicUsize::new(0),
    };
    let retries = RetryConfig {
        max_attempts: 3,
        jitter: false,
        ..RetryConfig::default()
    };
    let client = Retry::new(asked, retries);
    println!("Retries around the breaker. Three attempts, and each gets a 503:");
    println!("  call   breaker asked   sent   the caller gets                       circuit");
    for call in 1..=6 {
        let asked = client.inner();
        let (before, sent) = (asked.count.load(Ordering::Relaxed), script.calls().len());
        let outcome = client.send(&Request::get("/orders")).await;
        let said = outcome.map_or_else(|error| error.to_string(), |_| "an answer".into());
        println!(
            "  {call:<6} {:<15} {:<6} {said:<37} {}",
            asked.count.load(Ordering::Relaxed) - before,
            script.calls().len() - sent,
            name(asked.inner.state())
        );
    }
}

/// Fifty calls at a service that hangs, with this deadline around the breaker.
async fn hangs(limit: Duration) {
    // ANCHOR: hangs
    // The read time-out inside of the breaker ends each attempt after two seconds.
    let script = Script::new([Play::from(Outcome::TimedOut).after(2 * SECOND)]);
    let client = Deadline::new(breaker(&script), limit);
    // ANCHOR_END: hangs
    let (mut cut_off, mut timed_out, mut refused) = (0, 0, 0);
    for _ in 0..50 {
        match client.send(&Request::get("/orders")).await {
            Err(ApiError::Timeout {
                phase: Phase::Deadline,
                ..
            }) => cut_off += 1,
            Err(ApiError::CircuitOpen { .. }) => refused += 1,
            _ => timed_out += 1,
        }
    }
    println!(
        "  {:<10} {:<6} {cut_off:<15} {timed_out:<16} {refused:<9} {}",
        format!("{} s", limit.as_secs()),
        script.calls().len(),
        name(client.inner().state())
    );
}

fn main() {
    in_virtual_time(|| async {
        retries().await;
        println!("\nA deadline around the breaker. Fifty calls, and a service that hangs:");
        println!("  deadline   sent   cut off by it   read time-outs   refused   circuit");
        for seconds in [1, 5] {
            hangs(seconds * SECOND).await;
        }
    });
}
