//! `cargo workbook progress`.

use anyhow::Result;

use super::report;
use crate::place::Root;
use crate::report::State;
use crate::results::Results;

/// Prints how far each step is. Checks are run only where files have changed since
/// they ran last.
///
/// # Errors
/// When checks cannot be run.
pub fn progress(root: &Root) -> Result<()> {
    let mut results = Results::open(root);
    let (mut all_done, mut all) = (0, 0);
    for step in root.steps()? {
        let report = report(root, &step, &mut results)?;
        let (done, of) = report.done();
        (all_done, all) = (all_done + done, all + of);
        let bar: String = report.exercises.iter().map(|e| bar(e.state)).collect();
        let state = report.state.word();
        println!(
            "{:<6} {bar:<8} {done} of {of} exercises  {state}",
            step.package()
        );
    }
    println!("\n{all_done} of {all} exercises done");
    Ok(())
}

fn bar(state: State) -> char {
    match state {
        State::Done => '█',
        State::ToDo => '·',
        _ => '✘',
    }
}
