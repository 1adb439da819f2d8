//! `cargo workbook diff`.

use std::ops::Range;

use anyhow::{Context, Result};
use similar::TextDiff;

use super::asked;
use crate::place::{Root, Step, read};
use crate::{exercise, region, stubs};

/// Prints what the reference solution of a step does otherwise than the learner's
/// files, after a question, since it tells everything.
///
/// # Errors
/// When files cannot be read, or nobody can be asked.
pub fn diff(root: &Root, step: &str, yes: bool) -> Result<()> {
    let step = root.step(step)?;
    let question = format!(
        "This shows the solutions of all exercises of {}.",
        step.package()
    );
    if !asked(&format!("{question} Go on?"), yes)? {
        return Ok(());
    }
    let text = of_step(root, &step)?;
    match text.is_empty() {
        true => println!("Your files are the same as the reference solution."),
        false => print!("{text}"),
    }
    Ok(())
}

/// The differences of all files, from the learner's to the reference's.
///
/// # Errors
/// When a file cannot be read.
pub fn of_step(root: &Root, step: &Step) -> Result<String> {
    let mut text = String::new();
    for reference in stubs::until(root, step, u32::MAX)? {
        let yours = read(&reference.path).unwrap_or_default();
        let name = root.name_of(&reference.path);
        let other = root.name_of(&reference.reference);
        let diff = TextDiff::from_lines(&yours, &reference.text);
        let mut unified = diff.unified_diff();
        text.push_str(&unified.header(&name, &other).to_string());
    }
    Ok(text)
}

/// The part of the differences that belongs to one exercise, such as `4.2`, so
/// that the others stay untold.
///
/// # Errors
/// When there is no such exercise, or a file cannot be read.
pub fn of_exercise(root: &Root, step: &Step, number: &str) -> Result<String> {
    let exercises = exercise::of_step(root, step)?;
    let found = exercises.iter().find(|exercise| exercise.number == number);
    let exercise = found.with_context(|| format!("there is no exercise {number:?}"))?;
    let mut text = String::new();
    for finished in stubs::until(root, step, u32::MAX)? {
        let source = read(&finished.reference)?;
        let names = exercise
            .regions
            .iter()
            .filter(|(path, _)| *path == finished.reference);
        let lines: Vec<_> = names
            .filter_map(|(_, name)| place(&source, name, &finished.text))
            .collect();
        if lines.is_empty() {
            continue;
        }
        let yours = read(&finished.path).unwrap_or_default();
        let diff = TextDiff::from_lines(&yours, &finished.text);
        let mut hunks = String::new();
        for hunk in diff.unified_diff().iter_hunks() {
            let new = hunk.ops().iter().map(|op| op.new_range());
            if new
                .clone()
                .any(|range| lines.iter().any(|lines| meet(lines, &range)))
            {
                hunks.push_str(&hunk.to_string());
            }
        }
        if !hunks.is_empty() {
            let (name, other) = (
                root.name_of(&finished.path),
                root.name_of(&finished.reference),
            );
            text.push_str(&format!("--- {name}\n+++ {other}\n{hunks}"));
        }
    }
    Ok(text)
}

/// Which lines of a finished file come from a region of the reference.
fn place(source: &str, name: &str, finished: &str) -> Option<Range<usize>> {
    let text = region::text(source, name).ok()?;
    let wanted: Vec<&str> = text.lines().map(str::trim).collect();
    let lines: Vec<&str> = finished.lines().map(str::trim).collect();
    let mut windows = lines.windows(wanted.len());
    let start = windows.position(|window| window == wanted)?;
    Some(start..start + wanted.len())
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
