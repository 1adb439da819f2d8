//! A retry storm: a service is slow for one second, and its clients keep it down.
//!
//! `cargo run -p solution4 --example storm`. It runs in virtual time: twelve minutes
//! of a service with 25 clients take a second or two.

use std::sync::Arc;
use std::time::Duration;

use lab::network::{
    Latency, Network, ServiceConfig, Trace, Weather, WhenClientLeaves, in_virtual_time, open_loop,
    per_second, poisson, random_numbers,
};
use solution4::{Retry, RetryBudget, RetryConfig};
use step3::{Request, Transport};

const MS: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);

const CLIENTS: u32 = 25;
/// How much of what the service can carry the clients ask for.
const LOAD: f64 = 0.79;
/// An attempt that takes longer fails.
const TIMEOUT: Duration = SECOND;
/// The service is slow from 20 s to 21 s, and the run ends at 180 s.
const SLOW_UNTIL: usize = 21;
const END: u32 = 180;
/// Calls that begin later may not have ended when the run does.
const COUNTED: usize = 170;

// ANCHOR: storm_service
/// Five requests at once; 100 ms each, one in a hundred more than 300 ms. A client
/// that leaves goes unnoticed: its request keeps its place.
fn service() -> ServiceConfig {
    ServiceConfig {
        capacity: 5,
        queue: 500,
        latency: Latency::new(100 * MS, 300 * MS),
        when_client_leaves: WhenClientLeaves::WorkOn,
        weather: vec![Weather::Slow(10.0).between(20 * SECOND, 21 * SECOND)],
        ..ServiceConfig::default()
    }
}
// ANCHOR_END: storm_service

// ANCHOR: storm_policies
/// How the clients retry.
#[derive(Clone, Copy)]
pub struct Policy {
    pub name: &'static str,
    pub max_attempts: u32,
    pub jitter: bool,
    /// The percentage of a retry that each call pays in; `None`: no limit.
    pub budget: Option<u32>,
}

#[rustfmt::skip]
pub const POLICIES: [Policy; 4] = [
    Policy { name: "one attempt", max_attempts: 1, jitter: false, budget: None },
    Policy { name: "three, without jitter", max_attempts: 3, jitter: false, budget: None },
    Policy { name: "three, full jitter", max_attempts: 3, jitter: true, budget: None },
    Policy { name: "three, full jitter, budget 10 %", max_attempts: 3, jitter: true, budget: Some(10) },
];
// ANCHOR_END: storm_policies

impl Policy {
    fn client(self, network: &Network, number: u32, seed: u64) -> Retry<Network> {
        let config = RetryConfig {
            max_attempts: self.max_attempts,
            first_wait: 100 * MS,
            jitter: self.jitter,
            ..RetryConfig::default()
        };
        let budget = match self.budget {
            Some(percent) => RetryBudget::new(10, percent),
            None => RetryBudget::new(u32::MAX, 100),
        };
        Retry::new(network.for_client(number).with_timeout(TIMEOUT), config)
            .with_budget(Arc::new(budget))
            .with_random(random_numbers(seed + u64::from(number)))
    }
}

/// What came of a run.
pub struct Storm {
    /// What the service saw.
    pub trace: Trace,
    /// The share of the calls that succeeded, from 0 to 1, retries included.
    pub succeeded: f64,
    /// How many seconds after the slow-down each second had 95 % successes again,
    /// for good. `None`: not within the run.
    pub recovered: Option<usize>,
}

// ANCHOR: storm_run
/// Runs the storm with clients of this policy.
pub fn run(policy: Policy, seed: u64) -> Storm {
    in_virtual_time(|| async move {
        let network = Network::new(service(), seed);
        let clients: Vec<_> = (0..CLIENTS)
            .map(|number| Arc::new(policy.client(&network, number, seed)))
            .collect();
        let rate = LOAD * service().requests_per_second();
        let calls = open_loop(poisson(rate, seed), END * SECOND, |number| {
            let client = Arc::clone(&clients[(number % CLIENTS) as usize]);
            async move { client.send(&Request::get("/")).await.is_ok() }
        });
        let mut seconds = per_second(&calls.await, |succeeded| *succeeded);
        seconds.truncate(COUNTED);
        let began: usize = seconds.iter().map(|second| second.began).sum();
        let good: usize = seconds.iter().map(|second| second.good).sum();
        let last_bad = seconds.iter().rposition(|second| second.share() < 0.95);
        let well = last_bad.map_or(0, |second| second + 1);
        Storm {
            trace: network.trace(),
            succeeded: good as f64 / began as f64,
            recovered: (well < COUNTED).then(|| well.saturating_sub(SLOW_UNTIL)),
        }
    })
}
// ANCHOR_END: storm_run

fn main() {
    let most = service().requests_per_second();
    println!(
        "A service that can carry {most:.0} requests a second gets {:.0}.",
        LOAD * most
    );
    println!("From 20 s to 21 s it is ten times as slow. Time-out of an attempt: 1 s.\n");
    println!("attempts                        requests  calls that  recovered  work for");
    println!("                                          succeeded   after      nobody");
    let storms = POLICIES.map(|policy| (policy, run(policy, 1)));
    for (policy, storm) in &storms {
        let recovered = match storm.recovered {
            Some(seconds) => format!("{seconds} s"),
            None => "never".into(),
        };
        println!(
            "{:31} {:>8} {:>9.0} % {recovered:>10} {:>7.0} %",
            policy.name,
            storm.trace.entries.len(),
            storm.succeeded * 100.0,
            storm.trace.wasted() * 100.0,
        );
    }
    for (policy, storm) in &storms[2..] {
        print!("\n{}\n{}", policy.name, storm.trace.picture());
    }
}
