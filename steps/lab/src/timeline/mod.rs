//! The timeline: what a client did, from its `tracing` events, and what the
//! service saw, as a picture for the terminal.

mod events;
mod picture;

pub use events::{Event, Recorder};
pub use picture::{of_events, of_service};
