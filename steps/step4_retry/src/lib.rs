//! Step 4: retries. They can end an outage for a caller, and they can be one.

#![warn(missing_docs)]

mod budget;
mod client;
mod config;
mod retry;
mod safety;

pub use budget::RetryBudget;
pub use client::{RetryClient, retry_client};
pub use config::RetryConfig;
pub use retry::Retry;
pub use safety::may_retry;
