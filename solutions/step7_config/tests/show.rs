//! The example of step 7, with the reference solution.
#![allow(dead_code, reason = "its main is not called")]

extern crate solution7 as step7;
include!("../../../steps/step7_config/examples/show.rs");

#[test]
fn the_environment_of_the_process_is_handed_in() {
    let env = environment();
    // Cargo sets it for each test.
    let folder = env.get("CARGO_MANIFEST_DIR").map(String::as_str);
    assert_eq!(folder, Some(env!("CARGO_MANIFEST_DIR")));
}
