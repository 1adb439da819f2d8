//! The checks of step 4, run against the reference solution.

extern crate solution4 as step4;
include!("../../../tests/step4.rs");
