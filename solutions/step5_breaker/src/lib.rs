//! Step 5: a circuit breaker. It stops calling what does not work, and finds out
//! when it works again.

#![warn(missing_docs)]

mod breaker;
mod config;
mod machine;
mod verdict;
mod window;

pub use breaker::CircuitBreaker;
pub use config::BreakerConfig;
pub use machine::{Machine, Refused, State, Ticket};
pub use verdict::{Verdict, verdict};
pub use window::Window;
