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
//! What is wrong with the broken clients stands in `quirk.rs`. You learn more if
//! you read it last.

#![warn(missing_docs)]

mod above;
mod below;
mod breaker;
mod client;
mod guard;
mod machine;
mod quirk;
mod report;
mod retry;
mod run;
mod subject;
mod test;
mod trial;

pub use breaker::{Breaker, Ticket};
pub use client::Client;
pub use report::{Accusation, Judgement, Report};
pub use subject::Subject;
pub use test::{Test, test};
pub use trial::Trial;
