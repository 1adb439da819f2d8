//! Running the checks of a step, and telling how each of them ended.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::job::{self, Ended, Pipe, Stop};

/// The module that a suite is in when it is built together with the crate that it
/// checks, as [`crate::scratch`] does.
pub const MODULE: &str = "suite";

/// What holds the checks of a step.
#[derive(Clone, Copy, Debug)]
pub struct Suite<'a> {
    /// The package, such as `step4`.
    pub package: &'a str,
    /// The test target in it.
    pub target: &'a str,
}

impl Suite<'_> {
    /// That of a learner's crate or of a reference.
    pub fn of(package: &str) -> Suite<'_> {
        let target = "check";
        Suite { package, target }
    }
}

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is", content = "message")]
pub enum Outcome {
    /// It passed.
    Passed,
    /// Its exercise is still to do; the text says which and where.
    ToDo(String),
    /// It failed; the text is what the learner reads.
    Failed(String),
    /// It did not end within the limit, and was stopped.
    TimedOut,
}

/// One check of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Module and name, such as `exercise_1_join::a_query_is_kept`.
    pub name: String,
    /// How it ended.
    pub outcome: Outcome,
}

/// What came of running the checks of a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Run {
    /// The code does not compile; the text is what the compiler said.
    DoesNotCompile(String),
    /// They ran. Those that did not end within the limit are among them.
    Ended(Vec<Check>),
}

/// A part of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// cargo builds the checks.
    Building,
    /// The checks run.
    Checking,
}

/// How far a run may go.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// For building.
    pub build: job::Limits,
    /// For the checks.
    pub checks: job::Limits,
    /// How many seconds a check waits for a client that does not come back; ten if
    /// nothing is said.
    pub patience: Option<u32>,
}

impl Default for Limits {
    /// Ten minutes to build, for a first build on a slow machine, and a minute for
    /// checks that take a second. They print less than a megabyte, all together.
    fn default() -> Self {
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        Limits {
            build: job::Limits {
                time: minutes(10),
                output: 50_000_000,
            },
            checks: job::Limits {
                time: minutes(1),
                output: 4_000_000,
            },
            patience: None,
        }
    }
}

/// Builds a suite with the cargo command that `cargo` makes, and runs it. Checks among `known` that do not end within the limit are named.
/// `None` if somebody asked it to stop. `tell` hears which part begins.
///
/// # Errors
/// When cargo or the checks cannot be started.
pub fn run(
    cargo: Command,
    suite: Suite<'_>,
    known: &[String],
    limits: &Limits,
    stop: &Stop,
    mut tell: impl FnMut(Part),
) -> Result<Option<Run>> {
    tell(Part::Building);
    let program = match build(cargo, suite, limits.build, stop)? {
        None => return Ok(None),
        Some(Err(said)) => return Ok(Some(Run::DoesNotCompile(said))),
        Some(Ok(program)) => program,
    };
    tell(Part::Checking);
    let mut command = Command::new(program);
    // As cargo would: the checks mostly wait, so many run side by side.
    command.env("RUST_TEST_THREADS", "16");
    if let Some(seconds) = limits.patience {
        command.env("WORKBOOK_PATIENCE", seconds.to_string());
    }
    let mut said = Vec::new();
    let hear = |pipe, piece: &[u8]| {
        if pipe == Pipe::Output {
            said.extend_from_slice(piece);
        }
    };
    let ended = job::run(command, limits.checks, stop, hear)?;
    if ended == Ended::Stopped {
        return Ok(None);
    }
    let mut checks = parse(&String::from_utf8_lossy(&said));
    for name in known {
        if !checks.iter().any(|check| check.name == *name) {
            checks.push(Check {
                name: name.clone(),
                outcome: Outcome::TimedOut,
            });
        }
    }
    checks.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Some(Run::Ended(checks)))
}

/// Builds the checks of `package`; the program to run.
///
/// # Errors
/// When cargo cannot be started, or the code does not compile.
pub fn program(cargo: Command, package: &str) -> Result<PathBuf> {
    let built = build(
        cargo,
        Suite::of(package),
        Limits::default().build,
        &Stop::default(),
    )?;
    let built = built.context("nobody can have stopped it")?;
    built.map_err(|said| anyhow::anyhow!("{package} does not compile:\n{said}"))
}

/// Builds the checks; the program to run, or what the compiler said. `None` if
/// somebody asked it to stop.
fn build(
    mut cargo: Command,
    suite: Suite<'_>,
    limits: job::Limits,
    stop: &Stop,
) -> Result<Option<Result<PathBuf, String>>> {
    cargo
        .args(["test", "--quiet", "--no-run", "--package", suite.package])
        .args(["--test", suite.target, "--message-format=json"]);
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let ended = job::run(cargo, limits, stop, |pipe, piece| match pipe {
        Pipe::Output => output.extend_from_slice(piece),
        Pipe::Error => errors.extend_from_slice(piece),
    })?;
    let mut said = String::new();
    let mut program = None;
    for line in String::from_utf8_lossy(&output).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        if let Some(text) = message["message"]["rendered"].as_str() {
            said.push_str(text);
        }
        if let Some(path) = message["executable"].as_str()
            && message["target"]["name"] == suite.target
        {
            program = Some(PathBuf::from(path));
        }
    }
    Ok(match ended {
        Ended::Stopped => None,
        Ended::ByItself(true) => Some(Ok(
            program.context("cargo built the checks but named no program")?
        )),
        // What cargo itself has to say comes after what the compiler says.
        Ended::ByItself(false) => Some(Err(said + &String::from_utf8_lossy(&errors))),
        Ended::TookTooLong | Ended::SaidTooMuch => {
            Some(Err(format!("{said}\nThe build did not come to an end.")))
        }
    })
}

/// Reads what the test harness prints.
fn parse(said: &str) -> Vec<Check> {
    let mut checks = Vec::new();
    for line in said.lines() {
        let Some((name, verdict)) = line
            .strip_prefix("test ")
            .and_then(|rest| rest.split_once(" ... "))
        else {
            continue;
        };
        let outcome = match verdict.trim() {
            "ok" => Outcome::Passed,
            _ => explain(said, name),
        };
        let module = name
            .split_once("::")
            .filter(|(module, _)| *module == MODULE);
        checks.push(Check {
            name: module.map_or(name, |(_, name)| name).to_owned(),
            outcome,
        });
    }
    checks.sort_by(|a, b| a.name.cmp(&b.name));
    checks
}

/// How a check ended that did not pass, from what the harness printed.
pub fn explain(said: &str, name: &str) -> Outcome {
    let head = format!("---- {name} stdout ----\n");
    let text = match said.split_once(&head) {
        Some((_, rest)) => rest.split("\n---- ").next().unwrap_or(rest),
        None => "",
    };
    let text = text.split("\n\nfailures:\n").next().unwrap_or(text).trim();
    let text = text.strip_prefix("Error: ").unwrap_or(text);
    match text.strip_prefix("TO DO: ") {
        Some(what) => Outcome::ToDo(what.to_owned()),
        None => Outcome::Failed(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_output_of_the_harness_is_understood() {
        let said = "running 3 tests\ntest a::one ... ok\ntest a::two ... FAILED\ntest b::three ... FAILED\n\n\
                    failures:\n\n---- a::two stdout ----\nError: TO DO: exercise 1.1: join\n    in steps/x.rs:3\n\n\
                    ---- b::three stdout ----\nError: it sent 4\n\n\nfailures:\n    a::two\n    b::three\n\n";
        let checks = parse(said);
        assert_eq!(checks[0].outcome, Outcome::Passed);
        let to_do = Outcome::ToDo("exercise 1.1: join\n    in steps/x.rs:3".into());
        assert_eq!(checks[1].outcome, to_do);
        assert_eq!(checks[2].outcome, Outcome::Failed("it sent 4".into()));
    }

    #[test]
    fn a_check_has_the_same_name_where_the_suite_is_a_module() {
        let said = "test suite::a::one ... FAILED\n\n---- suite::a::one stdout ----\n\
                    Error: it sent 4\n\n\nfailures:\n    suite::a::one\n\n";
        let checks = parse(said);
        assert_eq!(checks[0].name, "a::one");
        assert_eq!(checks[0].outcome, Outcome::Failed("it sent 4".into()));
    }
}
