//! The demo of step 1, with the reference solution.
extern crate solution1 as step1;
include!("../../../steps/step1_naive/src/main.rs");
