//! Tests to try. Those of a breaker are about one that two failures open.

use std::time::Duration;

use step5::{BreakerConfig, Verdict};
use tokio::time::Instant;
use trial::{Breaker, Subject};

fn config() -> BreakerConfig {
    BreakerConfig {
        window: 2,
        min_calls: 2,
        failure_rate: 0.5,
        open_for: Duration::from_secs(1),
        probes: 1,
    }
}

/// A breaker that has had two failures, and the time.
fn opened(subject: Subject) -> (Breaker, Instant) {
    let (mut breaker, now) = (subject.breaker(config()), Instant::now());
    for _ in 0..2 {
        let ticket = breaker.admit(now).expect("it is closed");
        breaker.on_result(now, ticket, Verdict::Failure);
    }
    (breaker, now)
}

/// Catches the trusting one.
pub async fn two_failures_open_it(subject: Subject) {
    let (mut breaker, now) = opened(subject);
    assert!(breaker.admit(now).is_err(), "admitted");
}

/// Is of no use.
pub async fn nothing_is_looked_at(subject: Subject) {
    subject.breaker(config());
}

/// Is wrong: it wants to be admitted, although the circuit is open.
pub async fn two_failures_change_nothing(subject: Subject) {
    let (mut breaker, now) = opened(subject);
    breaker.admit(now).expect("a ticket");
}
