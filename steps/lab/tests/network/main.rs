//! The simulated network is a queue as the books describe it, its weather comes
//! and goes on time, and the same seed gives the same trace.

mod crowd;
mod leaving;
mod queueing;
mod seeds;
mod weather;

use std::time::Duration;

use lab::network::{Latency, Network, ServiceConfig};
use lab::script::{Call, Outcome};

const MS: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);

/// One request at a time, 100 ms each, two in the queue.
fn counter() -> ServiceConfig {
    ServiceConfig {
        capacity: 1,
        queue: 2,
        latency: Latency::fixed(100 * MS),
        ..ServiceConfig::default()
    }
}

/// The status of an answer; 0 for anything else.
async fn status(network: &Network) -> u16 {
    match network.call(Call::get("/")).await {
        Outcome::Answer(status, _) => status,
        _ => 0,
    }
}
