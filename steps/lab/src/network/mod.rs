//! The simulated network: a service that can be too slow, too full or away, and
//! a crowd of clients that call it, all in virtual time.
//!
//! - [`ServiceConfig`] describes a service: how many requests it works on at
//!   once, how many may wait, how long the work takes, and its [`Weather`].
//! - [`Network`] is such a service and the way to it. [`Network::call`] sends one
//!   request. The crate that defines `Transport` implements it for [`Network`].
//! - [`open_loop`] and [`closed_loop`] make many calls: new ones at given times,
//!   or a fixed number of clients that wait for each answer.
//!   [`Done`] is what each caller got.
//! - [`Trace`] is what the service saw: one entry a request, and summaries of it.
//! - [`in_virtual_time`] runs all this on a clock that jumps to the next event.
//!
//! **Same seed, same trace.** The client's code must do its part: take random
//! numbers from [`random_numbers`], and write `biased;` in `tokio::select!`,
//! which else draws its order at random. Everything else in a current-thread
//! runtime is in a fixed order. Time counts in whole milliseconds, so the last
//! bit of a logarithm, which differs between systems, makes no difference.

mod call;
mod calls;
mod clock;
mod config;
mod job;
mod latency;
mod load;
mod pace;
mod picture;
mod random;
mod service;
mod summary;
mod trace;

mod weather;

pub use call::Network;
pub use calls::{Done, Second, per_second};
pub use clock::in_virtual_time;
pub use config::{ServiceConfig, WhenClientLeaves, WhenFull};
pub use latency::Latency;
pub use load::{closed_loop, open_loop};
pub use pace::{Think, poisson, steady};
pub use random::random_numbers;
pub use summary::{Counts, Slice};
pub use trace::{Entry, Fate, Trace};
pub use weather::{Spell, Weather};
