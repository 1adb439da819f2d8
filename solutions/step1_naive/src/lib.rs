//! Step 1: the naive client, and what becomes of it on a bad day.

#![warn(missing_docs)]

mod client;
pub mod predictions;

pub use client::{NaiveClient, join};
