//! Step 2: errors that say what to do.

#![warn(missing_docs)]

mod classify;
mod client;
mod error;
mod reply;
mod retry_after;

pub use client::ImprovedClient;
pub use error::{ApiError, Cause, ErrorClass, Executed, Phase};
pub use reply::Reply;
pub use retry_after::retry_after;
