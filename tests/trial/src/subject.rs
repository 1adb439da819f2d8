//! What a test is tried on.

use std::time::Duration;
use step3::{Deadline, TimeoutClient, Transport};
use step5::BreakerConfig;
use step7::{ClientConfig, ResilientClient};

use crate::above::Above;
use crate::below::Below;
use crate::guard::Guard;
use crate::limit::Limit;
use crate::quirk::Quirk;
use crate::retry::Loop;
use crate::{Breaker, Client};

/// Longer than any test waits, and short enough to be added to a clock.
const FOR_EVER: Duration = Duration::from_secs(365 * 24 * 3600);

/// Makes the clients that a test is tried on. A test does not know whether they
/// are correct.
#[derive(Clone, Copy)]
pub struct Subject(pub(crate) Quirk);

impl Subject {
    /// A client for the service at `base_url`.
    ///
    /// # Panics
    /// When the configuration is not valid.
    pub fn at(&self, base_url: &str, config: ClientConfig) -> Client {
        let mut timeouts = config.timeouts.clone();
        match self.0 {
            Quirk::Patient => timeouts.read = FOR_EVER,
            Quirk::Slow => timeouts.read += Duration::from_millis(30),
            _ => {}
        }
        let mut http = TimeoutClient::new(base_url, timeouts);
        if let Some(token) = &config.auth_token {
            http = http.with_authorization(token.bearer());
        }
        self.around(http, config)
    }

    /// A client around another transport, such as a script. The configuration
    /// needs no address then.
    ///
    /// # Panics
    /// When the configuration is not valid.
    pub fn around(&self, inner: impl Transport + 'static, config: ClientConfig) -> Client {
        let config = valid(config);
        if self.0 == Quirk::Reference {
            let client = ResilientClient::around(inner, config);
            return Client::new(client.expect("the configuration has been checked"));
        }
        self.by_hand(inner, config)
    }

    /// The state machine of a circuit breaker.
    pub fn breaker(&self, config: BreakerConfig) -> Breaker {
        match self.0 {
            Quirk::Reference => Breaker::of_step5(config),
            quirk => Breaker::by_hand(config, quirk),
        }
    }

    /// All layers, put together without step 7.
    fn by_hand(&self, inner: impl Transport + 'static, mut config: ClientConfig) -> Client {
        let quirk = self.0;
        match quirk {
            Quirk::Boundless => config.retry.max_wait = FOR_EVER,
            Quirk::Metronome => config.retry.jitter = false,
            Quirk::Lavish => {
                config.budget.reserve *= 2;
                config.budget.percent *= 2;
            }
            Quirk::Thrifty => {
                config.budget.reserve = (config.budget.reserve / 2).max(1);
                config.budget.percent /= 2;
            }
            _ => {}
        }
        let deadline = match quirk {
            Quirk::Endless | Quirk::Piecemeal => FOR_EVER,
            _ => config.deadline,
        };

        let attempt = Below {
            inner,
            quirk,
            deadline: config.deadline,
            read: config.timeouts.read,
        };
        let limited = Limit::new(attempt, config.bulkhead.clone(), quirk);
        let guarded = Guard::new(limited, config.breaker.clone(), quirk);
        let retried = Loop::new(guarded, &config, quirk);
        let in_time = Deadline::new(retried, deadline);
        Client::new(Above::new(in_time, config.deadline, quirk))
    }
}

/// The configuration, with an address if it has none.
fn valid(mut config: ClientConfig) -> ClientConfig {
    if config.base_url.is_empty() {
        config.base_url = "http://127.0.0.1".into();
    }
    match config.checked() {
        Ok(effective) => effective.config,
        Err(problems) => {
            panic!("the configuration that the test made is not valid: {problems}")
        }
    }
}
