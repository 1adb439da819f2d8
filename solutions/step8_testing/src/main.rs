//! The demo of step 8, with the reference solution.
extern crate solution8 as step8;
include!("../../../steps/step8_testing/src/main.rs");
