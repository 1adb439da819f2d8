//! The configuration that tests start from.

use std::time::Duration;

use step4::RetryConfig;
use step7::ClientConfig;

/// The defaults, but with waits of milliseconds before retries, so that a test in
/// real time takes no time. A test changes what it is about:
/// `ClientConfig { deadline: …, ..quick() }`.
pub fn quick() -> ClientConfig {
    ClientConfig {
        retry: RetryConfig {
            max_attempts: 3,
            first_wait: Duration::from_millis(1),
            max_wait: Duration::from_millis(4),
            ..RetryConfig::default()
        },
        ..ClientConfig::default()
    }
}
