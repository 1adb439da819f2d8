//! The demo of step 2, with the reference solution.
extern crate solution2 as step2;
include!("../../../steps/step2_errors/src/main.rs");
