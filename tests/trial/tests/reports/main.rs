//! Trials of tests that were written to make trouble.

mod containment;
mod judgement;
mod table;
mod tests;
