//! What a report looks like.

use trial::{Subject, Test, Trial, test};

use crate::tests::two_failures_open_it;

async fn a_test_with_a_name_that_says_everything_there_is_to_say_about_it_and_then_some_more(
    _: Subject,
) {
    panic!("{} {}", "word ".repeat(100), "x".repeat(200));
}

fn assert_fits(trial: Trial, tests: fn() -> Vec<Test>) {
    let table = trial.of(tests).expect("a report").to_string();
    for line in table.lines() {
        assert!(line.chars().count() <= 80, "{line}\n{table}");
        assert_eq!(line, line.trim_end(), "a blank at the end");
    }
}

#[test]
fn a_table_fits_into_a_terminal() {
    let tests = || {
        vec![
            test(
                a_test_with_a_name_that_says_everything_there_is_to_say_about_it_and_then_some_more,
            ),
            test(|_| async {}),
            test(|_| std::future::pending()),
        ]
    };
    for trial in [Trial::VirtualTime, Trial::Faults, Trial::Property] {
        assert_fits(trial, tests);
    }
    assert_fits(Trial::Property, || vec![test(two_failures_open_it)]);
    assert_fits(Trial::Wire, Vec::new);
}

#[test]
fn a_table_says_who_was_caught_and_who_was_not() {
    let report = Trial::Property.of(|| vec![test(two_failures_open_it)]);
    let table = report.expect("a report").to_string();
    assert!(table.starts_with("For any sequence: 1 test, 22 broken breakers, 2 correct ones\n"));
    assert!(table.contains("\n  ✔ trusting      caught by two_failures_open_it\n"));
    assert!(table.contains("\n  ✘ numb          SURVIVED: look at exactly the failure rate\n"));
    assert!(table.contains("\n  ✔ reference     correct, and not accused\n"));
}
