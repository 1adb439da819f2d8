//! The checks of step 3, run against the reference solution.

extern crate solution3 as step3;
include!("../../../tests/step3.rs");
