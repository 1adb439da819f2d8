//! `cargo workbook hint`.

use anyhow::{Context, Result, bail};

use super::report;
use crate::exercise::{self, Exercise};
use crate::place::Root;
use crate::results::Results;

/// What the three hints are.
const KINDS: [&str; 3] = ["a question", "a direction", "most of the way"];

/// Prints the hints of an exercise up to a level from 1 to 3. Without a number, it
/// is the first exercise of the step that is not done.
///
/// # Errors
/// When there is no such exercise, or no level of that number.
pub fn hint(root: &Root, step: &str, number: Option<u32>, level: usize) -> Result<()> {
    let step = root.step(step)?;
    let exercises = exercise::of_step(root, &step)?;
    let wanted = match number {
        Some(number) => format!("{}.{number}", step.number),
        None => match report(root, &step, &mut Results::open(root))?.next() {
            Some(next) => next.number.clone(),
            None => {
                println!("All exercises of {} are done.", step.package());
                return Ok(());
            }
        },
    };
    let found = exercises.iter().find(|e| e.number == wanted);
    let exercise = found.with_context(|| {
        let numbers: Vec<_> = exercises.iter().map(|e| e.number.as_str()).collect();
        format!(
            "there is no exercise {wanted}. There are: {}",
            numbers.join(", ")
        )
    })?;
    if !(1..=KINDS.len()).contains(&level) {
        bail!("there are three hints: --level 1, 2 or 3");
    }
    print!("{}", text(exercise, &step.package(), level));
    Ok(())
}

fn text(exercise: &Exercise, package: &str, level: usize) -> String {
    let mut text = format!("Exercise {}: {}\n", exercise.number, exercise.title);
    for (index, hint) in exercise.hints.iter().take(level).enumerate() {
        text.push_str(&format!("\nHint {}, {}:\n", index + 1, KINDS[index]));
        text.push_str(&wrapped(hint.trim()));
    }
    let number = exercise.number.split('.').nth(1).unwrap_or_default();
    let next = match level {
        1 | 2 => format!(
            "\nMore: cargo workbook hint {package} {number} --level {}\n",
            level + 1
        ),
        _ => format!("\nThe solution, beside yours: cargo workbook diff {package}\n"),
    };
    text + &next
}

/// A text in lines that fit a terminal.
fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut line = String::from(" ");
    for word in text.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > 80 {
            lines.push_str(&line);
            lines.push('\n');
            line = String::from(" ");
        }
        line.push(' ');
        line.push_str(word);
    }
    lines + &line + "\n"
}
