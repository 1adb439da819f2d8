//! Untouched stubs pass no check and are all "to do"; the reference passes all.

use workbook::place::Root;
use workbook::prove;
use workbook::scratch::Scratch;

fn root() -> Root {
    Root::find().expect("the tests run inside of the workbook")
}

#[test]
fn stubs_pass_no_check_and_the_reference_passes_all() {
    let root = root();
    let scratch = Scratch::new(&root).unwrap();
    for step in root.steps().unwrap() {
        let checks = prove::both_directions(&scratch, &step).unwrap();
        println!("{}: {checks} checks", step.package());
    }
}

#[test]
fn the_demo_of_an_untouched_step_says_what_is_left_to_do() {
    let root = root();
    let scratch = Scratch::new(&root).unwrap();
    for step in root.steps().unwrap() {
        scratch.put_stubs(&step).unwrap();
        let package = step.package();
        let run = ["run", "--quiet", "--package", &package];
        let (said, succeeded) = scratch.cargo(&run).unwrap();
        assert!(succeeded, "{package} ended with an error:\n{said}");
        for part in ["Still to do:", "cargo test -p", "this program prints:"] {
            assert!(
                said.contains(part),
                "{package} does not say {part:?}:\n{said}"
            );
        }
    }
}
