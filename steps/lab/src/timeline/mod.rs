//! The timeline: what a client did, from its `tracing` events, and what the
//! service saw, as a picture for the terminal, or in words.

mod events;
mod picture;
mod words;

pub use events::{Event, Recorder};
pub use picture::{of_events, of_service};
pub use words::in_words;
