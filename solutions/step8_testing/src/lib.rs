//! Step 8: testing. How to test what only happens when things go wrong.

#![warn(missing_docs)]

mod config;
mod echo;
pub mod example;
pub mod faults;
pub mod property;
pub mod virtual_time;
pub mod wire;

pub use config::quick;
pub use echo::Echo;
