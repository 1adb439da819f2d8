//! The client so far: three layers around HTTP.

use std::time::Duration;

use step3::{Deadline, Timed, TimeoutClient, TimeoutConfig};

use crate::{Retry, RetryConfig};

/// A deadline for the whole call, around retries, around a log line for each
/// attempt, around HTTP with time-outs.
///
/// The order matters. The deadline is outermost, so that waits between attempts
/// count; the log is inside the retries, so that each attempt has its line.
// ANCHOR: retry_client
pub type RetryClient = Deadline<Retry<Timed<TimeoutClient>>>;

/// A [`RetryClient`] for the service at `base_url`. No call takes longer than
/// `deadline`.
pub fn retry_client(
    base_url: &str,
    timeouts: TimeoutConfig,
    retries: RetryConfig,
    deadline: Duration,
) -> RetryClient {
    let attempt = Timed::new(TimeoutClient::new(base_url, timeouts));
    Deadline::new(Retry::new(attempt, retries), deadline)
}
// ANCHOR_END: retry_client
