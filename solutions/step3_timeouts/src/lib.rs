//! Step 3: time-outs. Slow is worse than down.

#![warn(missing_docs)]

mod client;
mod config;
mod deadline;
mod network;
mod script;
mod timed;
mod transport;
pub mod upload;

pub use client::TimeoutClient;
pub use config::TimeoutConfig;
pub use deadline::Deadline;
pub use timed::Timed;
pub use transport::{Request, Transport};
