//! The checks of step 8, run against the reference solution.

extern crate solution8 as step8;
include!("../../../tests/step8.rs");
