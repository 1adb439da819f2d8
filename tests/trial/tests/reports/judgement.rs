//! Which tests count, and for what.

use std::sync::atomic::{AtomicUsize, Ordering};

use trial::{Judgement, Report, Subject, Test, Trial, test};

use crate::tests::{nothing_is_looked_at, two_failures_change_nothing, two_failures_open_it};

fn report_of(tests: fn() -> Vec<Test>) -> Report {
    Trial::Property.of(tests).expect("a report")
}

fn has_caught_nobody(report: &Report) -> bool {
    let (broken, _) = report.clients();
    let mut judgements = broken.into_iter().map(|name| report.judgement(name));
    judgements.all(|judgement| matches!(judgement, Judgement::Survived(_)))
}

async fn fails_for_everybody(_: Subject) {
    panic!("no");
}

#[test]
fn a_test_that_always_fails_has_caught_nobody() {
    let report = report_of(|| vec![test(fails_for_everybody)]);
    assert!(has_caught_nobody(&report), "{report}");
    assert!(matches!(
        report.judgement("reference"),
        Judgement::Accused(..)
    ));
}

#[test]
fn a_test_that_accuses_a_correct_one_does_not_count_and_others_do() {
    let report = report_of(|| vec![test(two_failures_change_nothing)]);
    assert!(has_caught_nobody(&report), "{report}");

    let both = || {
        vec![
            test(two_failures_change_nothing),
            test(two_failures_open_it),
        ]
    };
    let report = report_of(both);
    let Judgement::Caught(by) = report.judgement("trusting") else {
        panic!("{report}");
    };
    assert_eq!(by.len(), 1);
    assert_eq!(by[0].test, "two_failures_open_it");
    assert_eq!(by[0].message, "admitted");
}

#[test]
fn without_a_test_everybody_gets_through() {
    let report = report_of(Vec::new);
    assert!(has_caught_nobody(&report), "{report}");
    assert_eq!(report.judgement("reference"), &Judgement::Accepted);
}

#[test]
fn a_test_that_tells_nobody_apart_is_listed() {
    let report = report_of(|| vec![test(nothing_is_looked_at), test(two_failures_open_it)]);
    assert_eq!(report.idle(), ["nothing_is_looked_at"]);
    assert!(report.to_string().contains("tells nobody apart"));
}

static ASKED: AtomicUsize = AtomicUsize::new(0);

/// Passes for as many clients as there are correct ones.
async fn fails_from_the_third_time_on(_: Subject) {
    assert!(ASKED.fetch_add(1, Ordering::SeqCst) < 2, "once too often");
}

#[test]
fn a_test_that_remembers_what_it_was_asked_before_does_not_count() {
    let report = report_of(|| vec![test(fails_from_the_third_time_on)]);
    assert!(has_caught_nobody(&report), "{report}");
    let Judgement::Accused(_, by) = report.judgement("reference") else {
        panic!("{report}");
    };
    assert_eq!(by[0].message, "it passed at first. Then: once too often");
}

#[test]
fn a_test_has_the_name_of_its_function_or_the_place_of_its_closure() {
    assert_eq!(test(fails_for_everybody).name(), "fails_for_everybody");
    let closure = test(|_| async {});
    let line = line!() - 1;
    assert_eq!(closure.name(), format!("the closure in line {line}"));
}

/// How many more clients [`sees_nothing_at_first`] lets pass.
static LEFT: AtomicUsize = AtomicUsize::new(0);

async fn sees_nothing_at_first(_: Subject) {
    let one_less = |left: usize| left.checked_sub(1);
    let left = LEFT.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less);
    assert!(left.is_ok(), "now it sees something");
}

#[test]
fn who_survives_in_real_time_is_tried_a_second_time() {
    let of_no_test = Trial::Wire.of(Vec::new).expect("a report");
    let (broken, correct) = of_no_test.clients();
    // All of them, and the reference twice.
    LEFT.store(broken.len() + correct.len() + 1, Ordering::SeqCst);
    let report = Trial::Wire.of(|| vec![test(sees_nothing_at_first)]);
    let report = report.expect("a report");
    for name in broken {
        let judgement = report.judgement(name);
        assert!(matches!(judgement, Judgement::Caught(_)), "{report}");
    }
    assert_eq!(report.judgement("reference"), &Judgement::Accepted);
}
