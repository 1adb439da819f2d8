//! Running the checks of a step, and telling how each of them ended.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use serde_json::Value;

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It passed.
    Passed,
    /// Its exercise is still to do; the text says which and where.
    ToDo(String),
    /// It failed; the text is what the learner reads.
    Failed(String),
}

/// One check of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Module and name, such as `exercise_1_join::a_query_is_kept`.
    pub name: String,
    /// How it ended.
    pub outcome: Outcome,
}

/// What came of running the checks of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// The code does not compile; the text is what the compiler said.
    DoesNotCompile(String),
    /// The checks did not end within the limit. The text is what they had said.
    TimedOut(String),
    /// All of them ended.
    Ended(Vec<Check>),
}

/// Builds the checks of `package` with the cargo commands that `cargo` makes,
/// and runs them. Whatever takes longer than `limit` to run is stopped.
///
/// # Errors
/// When cargo or the checks cannot be started.
pub fn run(cargo: impl Fn() -> Command, package: &str, limit: Duration) -> Result<Run> {
    match build(cargo(), package)? {
        Err(said) => Ok(Run::DoesNotCompile(said)),
        Ok(program) => {
            let mut command = Command::new(program);
            // As cargo would: the checks mostly wait, so many run side by side.
            command.env("RUST_TEST_THREADS", "16");
            Ok(match output_within(command, limit)? {
                (said, true) => Run::Ended(parse(&said)),
                (said, false) => Run::TimedOut(said),
            })
        }
    }
}

/// Builds the checks of `package`; the program to run.
///
/// # Errors
/// When cargo cannot be started, or the code does not compile.
pub fn program(cargo: Command, package: &str) -> Result<PathBuf> {
    build(cargo, package)?.map_err(|said| anyhow::anyhow!("{package} does not compile:\n{said}"))
}

/// Builds the checks; the program to run, or what the compiler said.
fn build(mut cargo: Command, package: &str) -> Result<Result<PathBuf, String>> {
    let output = cargo
        .args(["test", "--quiet", "--no-run", "--package", package])
        .args(["--test", "check", "--message-format=json-diagnostic-short"])
        .output()
        .context("cargo cannot be started")?;
    let mut said = String::new();
    let mut program = None;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        if let Some(text) = message["message"]["rendered"].as_str() {
            said.push_str(text);
        }
        if let Some(path) = message["executable"].as_str()
            && message["target"]["name"] == "check"
        {
            program = Some(PathBuf::from(path));
        }
    }
    if output.status.success() {
        let program = program.context("cargo built the checks but named no program")?;
        return Ok(Ok(program));
    }
    said.push_str(&String::from_utf8_lossy(&output.stderr));
    Ok(Err(said))
}

/// What a program prints, and whether it ended by itself within the limit.
fn output_within(mut command: Command, limit: Duration) -> Result<(String, bool)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("the checks cannot be started")?;
    let mut pipe = child.stdout.take().context("the checks have no output")?;
    // Read on the side: a program whose output nobody takes would stand still.
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = pipe.read_to_end(&mut bytes);
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let start = Instant::now();
    let mut ended = false;
    while !ended && start.elapsed() < limit {
        ended = child.try_wait()?.is_some();
        if !ended {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    if !ended {
        child.kill()?;
        child.wait()?;
    }
    let said = reader.join().unwrap_or_default();
    Ok((said, ended))
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
        checks.push(Check {
            name: name.to_owned(),
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

    /// Set for the copy of this program that is to be stopped.
    const SLEEP: &str = "WORKBOOK_TEST_SLEEPS";

    #[test]
    fn a_program_that_does_not_end_is_stopped() {
        if std::env::var_os(SLEEP).is_some() {
            std::thread::sleep(Duration::from_secs(60));
        }
        // Any program that waits; this one is on every machine.
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args(["a_program_that_does_not_end_is_stopped"])
            .env(SLEEP, "1");
        let start = Instant::now();
        let (_, ended) = output_within(command, Duration::from_millis(300)).unwrap();
        assert!(!ended);
        assert!(start.elapsed() < Duration::from_secs(30));
    }
}
