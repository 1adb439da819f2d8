//! The demo of step 6, with the reference solution.
extern crate solution6 as step6;
include!("../../../steps/step6_bulkhead/src/main.rs");
