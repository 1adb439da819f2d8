//! What `cargo workbook` does for a learner in a terminal.

mod check;
mod diff;
mod format;
mod hint;
mod progress;
mod reset;
mod start_at;

use std::io::{IsTerminal, Write};
use std::time::Duration;

use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressFinish};

pub use check::check;
pub use diff::{diff, of_exercise as diff_of_exercise};
pub use format::Format;
pub use hint::hint;
pub use progress::progress;
pub use reset::reset;
pub use start_at::start_at;

use crate::checks::Part;
use crate::job::Stop;
use crate::place::{Root, Step, read};
use crate::report::Report;
use crate::results::{self, Results};
use crate::stubs;

/// The report of a step, from memory or from a run.
fn report(root: &Root, step: &Step, results: &mut Results) -> Result<Report> {
    let mut shown = None;
    let run = results::of(root, step, results, &Stop::default(), |part| {
        let message = match part {
            Part::Building => format!("building the checks of {}", step.package()),
            Part::Checking => format!("checking {}", step.package()),
        };
        // The one before goes when this one takes its place.
        shown = Some(spinner(message));
    });
    drop(shown);
    match run? {
        Some(run) => Report::new(root, step, &run),
        None => bail!("the checks were stopped"),
    }
}

/// Shows that something is going on: a spinner in a terminal, which goes when it
/// is dropped; a line elsewhere.
fn spinner(message: String) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        eprintln!("{message}");
        return ProgressBar::hidden();
    }
    let spinner = ProgressBar::new_spinner().with_message(message);
    spinner.enable_steady_tick(Duration::from_millis(100));
    spinner.with_finish(ProgressFinish::AndClear)
}

/// Whether a learner has written something in a step.
fn is_begun(root: &Root, step: &Step) -> Result<bool> {
    let stubs = stubs::of_step(root, step)?;
    let mut files = stubs.iter();
    Ok(files.any(|stub| read(&stub.path).ok().as_ref() != Some(&stub.text)))
}

/// Asks a question that only yes answers. Where nobody can be asked, `yes` must
/// have been said before.
fn asked(question: &str, yes: bool) -> Result<bool> {
    if yes {
        return Ok(true);
    }
    if !std::io::stdin().is_terminal() {
        bail!("nobody can be asked here: {question} Say so with --yes.");
    }
    print!("{question} [y/N] ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer)?;
    Ok(["y", "yes"].contains(&answer.trim().to_lowercase().as_str()))
}
