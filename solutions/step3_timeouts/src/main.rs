//! The demo of step 3, with the reference solution.
extern crate solution3 as step3;
include!("../../../steps/step3_timeouts/src/main.rs");
