//! All layers together, in the right order.

use std::sync::Arc;

use step2::{ApiError, Reply};
use step3::{Deadline, Request, Timed, TimeoutClient, Transport};
use step4::{Retry, RetryBudget};
use step5::CircuitBreaker;
use step6::Bulkhead;

use crate::{ClientConfig, Problems};

/// `T` with all protections around it, the outermost first:
///
/// 1. the deadline: everything inside it counts, waits too;
/// 2. the retries, with their budget: each attempt passes through all below;
/// 3. the circuit breaker: it sees each attempt, and an open circuit costs
///    nothing, not even a place in the queue;
/// 4. the bulkhead: a place is taken for an attempt, not for the waits between;
/// 5. the log of attempts: only what is really sent is an attempt.
// STUB pub type Layered<T> = T; // exercise 7.4: put the layers around it
// ANCHOR: exercise_7_4_order
pub type Layered<T> = Deadline<Retry<CircuitBreaker<Bulkhead<Timed<T>>>>>;
// ANCHOR_END: exercise_7_4_order

/// Puts the layers around `http`, each with its part of the configuration.
fn layered<T: Transport>(http: T, config: &ClientConfig) -> Layered<T> {
    // STUB todo!(
    // STUB     "exercise 7.4: put the layers around it — {config:?} {}",
    // STUB     size_of_val(&http)
    // STUB )
    // ANCHOR: exercise_7_4
    let budget = RetryBudget::new(config.budget.reserve, config.budget.percent);
    let attempt = Timed::new(http);
    let limited = Bulkhead::new(attempt, config.bulkhead.clone());
    let guarded = CircuitBreaker::new(limited, config.breaker.clone());
    let retried = Retry::new(guarded, config.retry.clone()).with_budget(Arc::new(budget));
    Deadline::new(retried, config.deadline)
    // ANCHOR_END: exercise_7_4
}

/// The client of this workbook: every wait has an end, failures are retried
/// where that helps, and a service in trouble is left alone.
pub struct ResilientClient<T = TimeoutClient> {
    layers: Layered<T>,
}

impl ResilientClient {
    /// A client for the service at `config.base_url`.
    ///
    /// # Errors
    /// Everything that is wrong with the configuration.
    pub fn new(config: ClientConfig) -> Result<ResilientClient, Problems> {
        // First of all: what is built from wrong numbers may panic.
        let config = config.checked()?.config;
        let mut http = TimeoutClient::new(&config.base_url, config.timeouts.clone());
        if let Some(token) = &config.auth_token {
            http = http.with_authorization(token.bearer());
        }
        ResilientClient::around(http, config)
    }
}

impl<T: Transport> ResilientClient<T> {
    /// The same protections around another transport, such as a script.
    ///
    /// # Errors
    /// Everything that is wrong with the configuration.
    pub fn around(http: T, config: ClientConfig) -> Result<ResilientClient<T>, Problems> {
        let config = config.checked()?.config;
        let layers = layered(http, &config);
        Ok(ResilientClient { layers })
    }
}

impl<T: Transport> Transport for ResilientClient<T> {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        self.layers.send(request).await
    }
}
