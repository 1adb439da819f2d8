//! The demo of step 5, with the reference solution.
extern crate solution5 as step5;
include!("../../../steps/step5_breaker/src/main.rs");
