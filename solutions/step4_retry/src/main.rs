//! The demo of step 4, with the reference solution.
extern crate solution4 as step4;
include!("../../../steps/step4_retry/src/main.rs");
