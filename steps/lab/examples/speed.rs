//! How many simulated requests a real second holds.
//!
//! `cargo run --release -p lab --example speed`

use std::time::{Duration, Instant};

use lab::network::{Network, ServiceConfig, WhenClientLeaves, in_virtual_time, open_loop, poisson};
use lab::script::Call;

const SECOND: Duration = Duration::from_secs(1);

fn main() {
    for (load, leaves) in [
        (0.8, WhenClientLeaves::Stop),
        (0.8, WhenClientLeaves::WorkOn),
        (3.0, WhenClientLeaves::WorkOn),
    ] {
        let real = Instant::now();
        let requests = in_virtual_time(|| run(load, leaves));
        let rate = requests as f64 / real.elapsed().as_secs_f64();
        println!("load {load:.1}, {leaves:?}: {requests} requests, {rate:.0} a real second");
    }
}

/// An hour of a service, with a time-out on each request.
async fn run(load: f64, when_client_leaves: WhenClientLeaves) -> usize {
    let config = ServiceConfig {
        when_client_leaves,
        ..ServiceConfig::default()
    };
    let rate = load * config.requests_per_second();
    let network = Network::new(config, 1);
    let link = network.with_timeout(SECOND);
    open_loop(poisson(rate, 1), 3600 * SECOND, |_| {
        let link = link.clone();
        async move { link.call(Call::get("/")).await }
    })
    .await;
    network.trace().entries.len()
}
