//! Everything that can be set about a client, in one place.

use std::time::Duration;

use step3::TimeoutConfig;
use step4::RetryConfig;
use step5::BreakerConfig;
use step6::BulkheadConfig;

use crate::reader::Reader;
use crate::{Preset, Secret};

/// The configuration of a client.
// ANCHOR: config
#[derive(Clone, Debug, PartialEq)]
pub struct ClientConfig {
    /// The address of the service, such as `http://127.0.0.1:8080`. There is no
    /// default.
    pub base_url: String,
    /// What the service wants to see before it answers.
    pub auth_token: Option<Secret>,
    /// The longest that a call may take, whatever happens inside it.
    pub deadline: Duration,
    /// The waits of one attempt.
    pub timeouts: TimeoutConfig,
    /// The schedule of the attempts.
    pub retry: RetryConfig,
    /// How many retries all calls together may make.
    pub budget: BudgetConfig,
    /// When to stop calling.
    pub breaker: BreakerConfig,
    /// How many calls at a time.
    pub bulkhead: BulkheadConfig,
}

/// The numbers of a [`RetryBudget`](step4::RetryBudget).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetConfig {
    /// How many retries there are at the start, and at most.
    pub reserve: u32,
    /// By how many hundredths of a retry each call refills it.
    pub percent: u32,
}
// ANCHOR_END: config

impl Default for ClientConfig {
    /// The defaults of the steps before, a deadline that leaves time for them,
    /// and no address.
    fn default() -> Self {
        ClientConfig {
            base_url: String::new(),
            auth_token: None,
            deadline: Duration::from_secs(120),
            timeouts: TimeoutConfig::default(),
            retry: RetryConfig::default(),
            budget: BudgetConfig {
                reserve: 10,
                percent: 10,
            },
            breaker: BreakerConfig::default(),
            bulkhead: BulkheadConfig::default(),
        }
    }
}

impl ClientConfig {
    /// Asks `from` for each value, one after the other. What is not asked for
    /// here is unknown.
    // ANCHOR: read
    pub(crate) fn read(from: &mut Reader<'_>, default: ClientConfig) -> ClientConfig {
        let d = default;
        from.value("preset", None::<Preset>);
        ClientConfig {
            base_url: from.value("base_url", d.base_url),
            auth_token: from.value("auth_token", d.auth_token),
            deadline: from.value("deadline", d.deadline),
            timeouts: TimeoutConfig {
                connect: from.value("timeouts.connect", d.timeouts.connect),
                read: from.value("timeouts.read", d.timeouts.read),
                write: from.value("timeouts.write", d.timeouts.write),
                pool: from.value("timeouts.pool", d.timeouts.pool),
                max_connections: from.value("timeouts.max_connections", d.timeouts.max_connections),
            },
            retry: RetryConfig {
                max_attempts: from.value("retry.max_attempts", d.retry.max_attempts),
                first_wait: from.value("retry.first_wait", d.retry.first_wait),
                max_wait: from.value("retry.max_wait", d.retry.max_wait),
                multiplier: from.value("retry.multiplier", d.retry.multiplier),
                jitter: from.value("retry.jitter", d.retry.jitter),
            },
            // ANCHOR_END: read
            budget: BudgetConfig {
                reserve: from.value("budget.reserve", d.budget.reserve),
                percent: from.value("budget.percent", d.budget.percent),
            },
            breaker: BreakerConfig {
                window: from.value("breaker.window", d.breaker.window),
                failure_rate: from.value("breaker.failure_rate", d.breaker.failure_rate),
                min_calls: from.value("breaker.min_calls", d.breaker.min_calls),
                open_for: from.value("breaker.open_for", d.breaker.open_for),
                probes: from.value("breaker.probes", d.breaker.probes),
            },
            bulkhead: BulkheadConfig {
                max_concurrent: from.value("bulkhead.max_concurrent", d.bulkhead.max_concurrent),
                max_queue: from.value("bulkhead.max_queue", d.bulkhead.max_queue),
                max_wait: from.value("bulkhead.max_wait", d.bulkhead.max_wait),
            },
        }
    }
}
