//! The checks of step 2, run against the reference solution.

extern crate solution2 as step2;
include!("../../../tests/step2.rs");
