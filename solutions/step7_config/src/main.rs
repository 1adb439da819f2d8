//! The demo of step 7, with the reference solution.
extern crate solution7 as step7;
include!("../../../steps/step7_config/src/main.rs");
