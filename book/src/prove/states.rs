//! The states in which a learner leaves a step: nothing done, the first exercises
//! done, everything done.

use anyhow::{Result, bail};

use crate::checks::{Check, Outcome, Run};
use crate::exercise;
use crate::place::{Root, Step};
use crate::scratch::{Replacements, Scratch};

/// A step of which the first exercises are done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// How many.
    pub done: u32,
    /// Of how many.
    pub of: u32,
}

impl State {
    /// All states of a step in which something is done and something is not.
    ///
    /// # Errors
    /// When the step's exercises cannot be read.
    pub fn between(root: &Root, step: &Step) -> Result<Vec<State>> {
        let of = u32::try_from(exercise::of_step(root, step)?.len())?;
        Ok((1..of).map(|done| State { done, of }).collect())
    }
}

/// The checks that do not end as they should while only the first exercises are
/// done: theirs must pass, and all others must say that they are to do.
///
/// # Errors
/// When cargo cannot be started, or the state does not compile.
pub fn wrong_checks(scratch: &Scratch, step: &Step, state: State) -> Result<Vec<String>> {
    scratch.put_until(step, state.done)?;
    let checks = match scratch.check(step, &[])? {
        Run::Ended(checks) => checks,
        Run::DoesNotCompile(said) => bail!("it does not compile:\n{said}"),
    };
    let wrong = checks.iter().filter(|check| {
        let is_done = number(check).is_some_and(|number| number <= state.done);
        match check.outcome {
            Outcome::Passed => !is_done,
            Outcome::ToDo(_) => is_done,
            Outcome::Failed(_) | Outcome::TimedOut => true,
        }
    });
    Ok(wrong.map(|check| check.name.clone()).collect())
}

/// The number within its step of the exercise that a check belongs to: 3 for
/// `exercise_3_faults::at_rate_zero_nothing_fails`.
fn number(check: &Check) -> Option<u32> {
    check.name.split('_').nth(1)?.parse().ok()
}

/// A solution in a state in which a learner leaves it, and what came of it.
///
/// # Errors
/// When untouched stubs pass a check or fail otherwise than by being to do, or
/// the reference does not pass them all.
pub fn both_directions(scratch: &Scratch, step: &Step) -> Result<usize> {
    let package = step.package();
    scratch.put_stubs(step)?;
    let Run::Ended(untouched) = scratch.check(step, &[])? else {
        bail!("the stubs of {package} do not compile or their checks do not end");
    };
    for check in &untouched {
        if !matches!(check.outcome, Outcome::ToDo(_)) {
            bail!(
                "on untouched stubs of {package}, {} is {:?}",
                check.name,
                check.outcome
            );
        }
    }
    scratch.put_solution(step, Replacements::new())?;
    let Run::Ended(finished) = scratch.check(step, &[])? else {
        bail!("the reference of {package} does not compile or its checks do not end");
    };
    for check in &finished {
        if check.outcome != Outcome::Passed {
            bail!(
                "with the reference of {package}, {} is {:?}",
                check.name,
                check.outcome
            );
        }
    }
    if untouched.is_empty() || untouched.len() != finished.len() {
        bail!(
            "{package} has {} checks before and {} after",
            untouched.len(),
            finished.len()
        );
    }
    Ok(finished.len())
}
