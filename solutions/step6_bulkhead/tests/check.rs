//! The checks of step 6, run against the reference solution.

extern crate solution6 as step6;
include!("../../../tests/step6.rs");
