//! The learner's files, made from the reference solutions.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::place::{Root, Step, read};
use crate::region::{Mark, indentation, mark};

/// A file of a learner's crate.
#[derive(Clone, Debug)]
pub struct Stub {
    /// The reference's file that it is made from.
    pub reference: PathBuf,
    /// Where it belongs.
    pub path: PathBuf,
    /// What it holds while its exercises are to do.
    pub text: String,
}

/// What a learner's files hold when the first `done` exercises of a step are done,
/// as the reference has them, and the others are to do.
///
/// # Errors
/// When a file cannot be read or its marks do not fit together.
pub fn until(root: &Root, step: &Step, done: u32) -> Result<Vec<Stub>> {
    let mut stubs = of_step(root, step)?;
    for stub in &mut stubs {
        let is_done = |region: &str| number(region).is_some_and(|number| number <= done);
        stub.text = make(&read(&stub.reference)?, is_done)?;
    }
    Ok(stubs)
}

/// The number within its step of the exercise that a region belongs to: 3 for
/// `exercise_4_3_rules`.
fn number(region: &str) -> Option<u32> {
    region.split('_').nth(2)?.parse().ok()
}

/// All stubs of a step. `main.rs` is none: the demo is written once, in `steps`.
///
/// # Errors
/// When a file cannot be read or its marks do not fit together.
pub fn of_step(root: &Root, step: &Step) -> Result<Vec<Stub>> {
    let folder = format!("solutions/{}/src", step.folder);
    let mut stubs = Vec::new();
    for reference in root.files(&folder, "rs")? {
        let inside = reference.strip_prefix(root.join(&folder))?;
        if inside.as_os_str() == "main.rs" {
            continue;
        }
        let text = make(&read(&reference)?, |_| false)
            .with_context(|| format!("no stub can be made of {}", root.name_of(&reference)))?;
        let path = root.join(format!("steps/{}/src", step.folder)).join(inside);
        stubs.push(Stub {
            reference,
            path,
            text,
        });
    }
    Ok(stubs)
}

/// Writes the stubs of all steps; returns the files that changed.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write(root: &Root) -> Result<Vec<PathBuf>> {
    let changed = stale(root)?;
    for stub in &changed {
        if let Some(folder) = stub.path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&stub.path, &stub.text)
            .with_context(|| format!("cannot write {}", stub.path.display()))?;
    }
    Ok(changed.into_iter().map(|stub| stub.path).collect())
}

/// Fails unless every file in `steps` is what the reference gives.
///
/// # Errors
/// When one is not; the message lists them.
pub fn check(root: &Root) -> Result<()> {
    let stale = stale(root)?;
    if stale.is_empty() {
        return Ok(());
    }
    let names = stale.iter().map(|stub| root.name_of(&stub.path));
    bail!(
        "these stubs are not what the reference solutions give:\n  {}\n\
         Run: cargo workbook stubs",
        names.collect::<Vec<_>>().join("\n  ")
    )
}

/// The stubs whose file is missing or differs.
fn stale(root: &Root) -> Result<Vec<Stub>> {
    let mut stale = Vec::new();
    for step in root.steps()? {
        let stubs = of_step(root, &step)?;
        stale.extend(
            stubs
                .into_iter()
                .filter(|stub| read(&stub.path).ok().as_ref() != Some(&stub.text)),
        );
    }
    Ok(stale)
}

/// Makes a stub: each exercise's region gives way to the `STUB` lines before it,
/// unless it `is_done`: then it stays and they go.
///
/// # Errors
/// When an exercise's region has no `STUB` line before it, no end, or another
/// region begins inside of it.
pub fn make(reference: &str, is_done: impl Fn(&str) -> bool) -> Result<String> {
    let mut stub: Vec<String> = Vec::new();
    // How long the stub was before the `STUB` lines of the next exercise.
    let mut before: Option<usize> = None;
    let mut inside: Option<&str> = None;
    for (number, line) in reference.lines().enumerate() {
        let at = number + 1;
        match (mark(line), inside) {
            (Mark::End(name), Some(open)) if name == open => inside = None,
            (Mark::Begin(name), Some(open)) => {
                bail!("line {at}: {name} begins before {open} has ended")
            }
            (Mark::None, Some(open)) if is_done(open) => stub.push(line.to_owned()),
            (_, Some(_)) => {}
            (Mark::Stub(text), None) => {
                before.get_or_insert(stub.len());
                if !text.is_empty() {
                    stub.push(" ".repeat(indentation(line)) + text);
                }
            }
            (Mark::Begin(name), None) if name.starts_with("exercise_") => {
                let Some(before) = before.take() else {
                    bail!("line {at}: {name} has no // STUB line before it");
                };
                if is_done(name) {
                    stub.truncate(before);
                }
                inside = Some(name);
            }
            // The marks of what the book shows are of no use to a learner.
            (Mark::Begin(_) | Mark::End(_), None) => {}
            (Mark::None, None) => stub.push(line.to_owned()),
        }
    }
    if let Some(open) = inside {
        bail!("{open} has no ANCHOR_END");
    }
    Ok(tidy(stub))
}

/// Where a region is gone, no more than one empty line stays, and none at the end.
fn tidy(mut lines: Vec<String>) -> String {
    lines.dedup_by(|next, last| next.is_empty() && last.is_empty());
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const REFERENCE: &str = "fn a() -> u8 {\n    // STUB todo!(\n    // STUB     \"exercise 1.1\"\n    \
                             // STUB )\n    // ANCHOR: exercise_1_1\n    7\n    \
                             // ANCHOR_END: exercise_1_1\n}\n\n// STUB\n// ANCHOR: exercise_1_1_b\n\
                             fn helper() {}\n// ANCHOR_END: exercise_1_1_b\n";

    #[test]
    fn a_region_gives_way_to_its_stub() {
        let stub = make(REFERENCE, |_| false).unwrap();
        assert_eq!(
            stub,
            "fn a() -> u8 {\n    todo!(\n        \"exercise 1.1\"\n    )\n}\n"
        );
    }

    #[test]
    fn an_exercise_that_is_done_stays_and_its_stub_goes() {
        let state = make(REFERENCE, |name| name == "exercise_1_1").unwrap();
        assert_eq!(state, "fn a() -> u8 {\n    7\n}\n");
    }

    #[test]
    fn an_exercise_without_a_stub_or_an_end_is_refused() {
        let error = make(&REFERENCE.replace("// STUB\n", ""), |_| false).unwrap_err();
        assert!(error.to_string().contains("exercise_1_1_b"), "{error}");
        let error = make(
            &REFERENCE.replace("// ANCHOR_END: exercise_1_1\n", "\n"),
            |_| false,
        )
        .unwrap_err();
        assert!(
            error.to_string().contains("before exercise_1_1 has ended"),
            "{error}"
        );
    }
}
