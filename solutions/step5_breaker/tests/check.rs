//! The checks of step 5, run against the reference solution.

extern crate solution5 as step5;
include!("../../../tests/step5.rs");
