//! The checks of step 1, run against the reference solution.

extern crate solution1 as step1;
include!("../../../tests/step1.rs");
