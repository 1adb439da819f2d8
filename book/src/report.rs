//! How far a learner is with a step: its exercises and their checks, as data. The
//! terminal, the pages and the formats for graders are all made from it.

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::checks::{Check, Outcome, Run};
use crate::exercise::{self, Exercise, sentence};
use crate::place::{Root, Step};

/// The number of this form of the report; it grows when a reader of an older one
/// would misunderstand it.
pub const SCHEMA: u32 = 1;

/// How far a step is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: u32,
    /// The learner's package, such as `step4`.
    pub step: String,
    /// The worst state of its exercises.
    pub state: State,
    /// What the compiler said, if it does not compile.
    pub compiler: Option<String>,
    /// Its exercises, in order.
    pub exercises: Vec<OfExercise>,
}

/// How far an exercise is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfExercise {
    /// Such as `4.2`.
    pub number: String,
    /// Such as `Jitter`.
    pub title: String,
    /// The worst state of its checks.
    pub state: State,
    /// Its checks, in the order of the suite.
    pub checks: Vec<OfCheck>,
}

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfCheck {
    /// Module and name, such as `exercise_2_jitter::no_wait_is_above_the_ceiling`.
    pub name: String,
    /// The name as a sentence.
    pub sentence: String,
    /// How it ended.
    pub state: State,
    /// What the learner reads if it did not pass.
    pub message: Option<String>,
}

/// The state of a check, an exercise or a step; the later ones are worse, and a
/// whole is as bad as its worst part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// All checks pass.
    Done,
    /// There is something that has not been begun.
    ToDo,
    /// A check fails.
    Failing,
    /// A check did not end.
    TimedOut,
    /// The code does not compile, so nobody knows.
    DoesNotCompile,
}

impl State {
    /// A word for people.
    pub fn word(self) -> &'static str {
        match self {
            State::Done => "done",
            State::ToDo => "to do",
            State::Failing => "failing",
            State::TimedOut => "did not end",
            State::DoesNotCompile => "does not compile",
        }
    }

    /// A mark beside the word.
    pub fn mark(self) -> &'static str {
        match self {
            State::Done => "✔",
            State::ToDo => "·",
            State::Failing | State::TimedOut | State::DoesNotCompile => "✘",
        }
    }
}

impl Report {
    /// What a run of the checks of a step says about its exercises.
    ///
    /// # Errors
    /// When the step's exercises cannot be read.
    pub fn new(root: &Root, step: &Step, run: &Run) -> Result<Report> {
        let exercises = exercise::of_step(root, step)?;
        let of_exercises: Vec<_> = exercises
            .iter()
            .map(|exercise| of_exercise(exercise, run))
            .collect();
        let states = of_exercises.iter().map(|exercise| exercise.state);
        Ok(Report {
            schema: SCHEMA,
            step: step.package(),
            state: states.max().unwrap_or(State::Done),
            compiler: match run {
                Run::DoesNotCompile(said) => Some(said.clone()),
                Run::Ended(_) => None,
            },
            exercises: of_exercises,
        })
    }

    /// How many exercises are done, and of how many.
    pub fn done(&self) -> (usize, usize) {
        let done = self.exercises.iter();
        let done = done.filter(|exercise| exercise.state == State::Done);
        (done.count(), self.exercises.len())
    }

    /// The first exercise that is not done.
    pub fn next(&self) -> Option<&OfExercise> {
        let mut exercises = self.exercises.iter();
        exercises.find(|exercise| exercise.state != State::Done)
    }
}

fn of_exercise(exercise: &Exercise, run: &Run) -> OfExercise {
    let checks = exercise.checks.iter().map(|name| {
        let full = format!("{}::{name}", exercise.module);
        let (state, message) = match run {
            Run::DoesNotCompile(_) => (State::DoesNotCompile, None),
            Run::Ended(checks) => outcome(checks.iter().find(|check| check.name == full)),
        };
        OfCheck {
            sentence: sentence(name),
            name: full,
            state,
            message,
        }
    });
    let checks: Vec<_> = checks.collect();
    let states = checks.iter().map(|check| check.state);
    OfExercise {
        number: exercise.number.clone(),
        title: exercise.title.clone(),
        state: states.max().unwrap_or(State::Done),
        checks,
    }
}

fn outcome(check: Option<&Check>) -> (State, Option<String>) {
    match check.map(|check| &check.outcome) {
        Some(Outcome::Passed) => (State::Done, None),
        Some(Outcome::ToDo(what)) => (State::ToDo, Some(what.clone())),
        Some(Outcome::Failed(message)) => (State::Failing, Some(message.clone())),
        Some(Outcome::TimedOut) | None => {
            let message = "It did not end within a minute, and was stopped. Is there a loop \
                           without an end, or a lock that is taken twice?";
            (State::TimedOut, Some(message.into()))
        }
    }
}
