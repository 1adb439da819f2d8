//! The checks of step 7, run against the reference solution.

extern crate solution7 as step7;
include!("../../../tests/step7.rs");
