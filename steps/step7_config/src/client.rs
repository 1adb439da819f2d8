//! All layers together, in the right order.

use step2::{ApiError, Reply};
use step3::{Request, TimeoutClient, Transport};
use step4::RetryBudget;

use crate::{ClientConfig, Problems};

/// `T` with all protections around it: deadline, retries, circuit breaker,
/// bulkhead, log of attempts. Their order decides what each of them sees:
///
/// - everything counts for the deadline, the waits between attempts too;
/// - the circuit breaker sees each attempt, not only the last one of a call;
/// - whom the circuit breaker refuses has not stood in a queue before;
/// - a place in the bulkhead is taken for an attempt, not for the wait after it;
/// - what is logged as an attempt has been sent.
pub type Layered<T> = T; // exercise 7.4: put the layers around it

/// Puts the layers around `http`, each with its part of the configuration. The
/// retries are paid for from `budget`, and draw a random number for each wait, as
/// they do by themselves since step 4.
fn layered<T: Transport>(http: T, config: &ClientConfig, budget: RetryBudget) -> Layered<T> {
    todo!(
        "exercise 7.4: put the layers around it, here and in the type above — {config:?} {budget:?} {}",
        size_of_val(&http)
    )
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
        let budget = RetryBudget::new(config.budget.reserve, config.budget.percent);
        let layers = layered(http, &config, budget);
        Ok(ResilientClient { layers })
    }

    /// The layers, the outermost first. Each has an `inner`: so one can ask how
    /// they are, such as whether the circuit is open.
    pub fn layers(&self) -> &Layered<T> {
        &self.layers
    }
}

impl<T: Transport> Transport for ResilientClient<T> {
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        self.layers.send(request).await
    }
}
