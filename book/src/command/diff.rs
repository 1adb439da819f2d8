//! `cargo workbook diff`.

use anyhow::Result;
use similar::TextDiff;

use super::asked;
use crate::place::{Root, Step, read};
use crate::stubs;

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
