//! `cargo workbook check`.

use std::time::SystemTime;

use anyhow::Result;

use super::{Format, is_begun, report};
use crate::place::{Root, Step};
use crate::report::{Report, State};
use crate::results::Results;

/// Runs the checks of a step and prints what came of them; `None` means the step
/// that was edited last. Returns whether the step is done.
///
/// # Errors
/// When the checks cannot be run.
pub fn check(root: &Root, step: Option<&str>, format: Format) -> Result<bool> {
    let step = match step {
        Some(name) => root.step(name)?,
        None => edited_last(root)?,
    };
    let mut results = Results::open(root);
    let report = report(root, &step, &mut results)?;
    print!("{}", format.write(&report)?);
    Ok(report.state == State::Done)
}

/// The step whose files were changed last, of those in which there is something
/// of the learner's; the first one if there is none.
fn edited_last(root: &Root) -> Result<Step> {
    let mut last: Option<(SystemTime, Step)> = None;
    for step in root.steps()? {
        if !is_begun(root, &step)? {
            continue;
        }
        for path in root.files(format!("steps/{}/src", step.folder), "rs")? {
            let changed = path.metadata()?.modified()?;
            if last.as_ref().is_none_or(|(time, _)| changed > *time) {
                last = Some((changed, step.clone()));
            }
        }
    }
    match last {
        Some((_, step)) => Ok(step),
        None => root.step("step1"),
    }
}

/// The table for a terminal: each exercise, and below it what does not pass.
pub(super) fn table(report: &Report) -> String {
    let mut table = String::new();
    if let Some(said) = &report.compiler {
        return format!("{} does not compile:\n\n{said}\n", report.step);
    }
    for exercise in &report.exercises {
        let passed = exercise
            .checks
            .iter()
            .filter(|check| check.state == State::Done);
        table.push_str(&format!(
            "{} {}  {:<44} {:<12} {:>2} of {:>2} checks\n",
            exercise.state.mark(),
            exercise.number,
            exercise.title,
            exercise.state.word(),
            passed.count(),
            exercise.checks.len()
        ));
    }
    let (done, of) = report.done();
    table.push_str(&format!(
        "\n{}: {done} of {of} exercises done\n",
        report.step
    ));
    if let Some(next) = report.next() {
        table.push_str(&what_next(report, next));
    }
    table
}

/// The first thing to look at.
fn what_next(report: &Report, next: &crate::report::OfExercise) -> String {
    let open = next.checks.iter().filter(|check| check.state == next.state);
    let Some(check) = open.into_iter().next() else {
        return String::new();
    };
    let message = check.message.as_deref().unwrap_or_default();
    let number = next.number.split('.').nth(1).unwrap_or_default();
    let hint = format!("cargo workbook hint {} {number}", report.step);
    match next.state {
        State::ToDo => format!("\nNext: {message}\nIf you are stuck: {hint}\n"),
        _ => format!(
            "\nNext: {}\n\n{message}\nIf you are stuck: {hint}\n",
            check.sentence
        ),
    }
}
