//! The program behind `cargo workbook`: it builds the book from the chapters and
//! the code, serves it, and keeps stubs, quoted output and suites honest.

#![warn(missing_docs)]

pub mod build;
pub mod cargo;
pub mod chapter;
pub mod checks;
pub mod command;
pub mod exercise;
pub mod job;
pub mod links;
pub mod narrow;
pub mod place;
pub mod prove;
pub mod record;
pub mod region;
pub mod report;
pub mod results;
pub mod scratch;
pub mod serve;
pub mod stability;
pub mod stubs;
