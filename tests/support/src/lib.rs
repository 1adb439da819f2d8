//! What the suites share: how a check runs, and how it explains a failure.
//!
//! A check is a `#[test]` that returns a [`Verdict`]. [`check`] runs it in real
//! time, [`check_in_virtual_time`] on a paused clock, where hours pass at once.

#![warn(missing_docs)]

mod clock;
mod decisions;
mod failure;
mod run;

pub use clock::{hold_clock, hold_until};
pub use decisions::Decisions;
pub use failure::{Failure, Verdict, ensure, ensure_of};
pub use run::{check, check_in_virtual_time, given, listen_from, recorder};
