//! Tries the tests of step 8 on broken clients, which they must catch, and on
//! correct ones, which they must not accuse.
//!
//! A test is a plain function. It gets a [`Subject`], makes a client of it and
//! panics when that client does something else than it should:
//!
//! - [`test`] makes a [`Test`] of such a function;
//! - [`Trial`] says which clients the tests are tried on, and on which clock;
//! - [`Report`] is what came of it, as a table.
//!
//! A test that hangs, spins or blocks its thread is stopped or left behind, and
//! named. Nothing stops one that ends the whole process (`exit`, `abort`, an
//! overflow of the stack) or takes all of its memory.
//!
//! What is wrong with the broken clients stands in `quirk.rs`. You learn more if
//! you read it last.

#![warn(missing_docs)]

mod above;
#[cfg(test)]
mod alike;
mod below;
mod breaker;
mod client;
mod guard;
mod hint;
mod judge;
mod limit;
mod machine;
mod quirk;
mod report;
mod retry;
mod run;
mod subject;
mod table;
mod test;
mod trial;

pub use breaker::{Breaker, Ticket};
pub use client::Client;
pub use report::{Accusation, Judgement, Report};
pub use subject::Subject;
pub use test::{Test, test};
pub use trial::Trial;
