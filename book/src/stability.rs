//! Running the suites again and again on a machine that is busy with other things:
//! a check that fails once in a thousand runs is broken.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::cargo;
use crate::checks;
use crate::place::{Root, Step};

/// Runs the suite of each step against the reference `runs` times, with a thread of
/// useless work for each processor beside it; then a few times more at the lowest
/// priority (where the system has a program `nice`). `tell` hears of each step.
///
/// # Errors
/// When a suite has failed, with what it said; or cannot be built.
pub fn run(root: &Root, steps: &[Step], runs: usize, tell: impl Fn(&str)) -> Result<()> {
    let suites: Vec<(String, PathBuf)> = steps
        .iter()
        .map(|step| {
            let package = step.solution();
            let program = checks::program(cargo::command(root), &package)?;
            Ok((package, program))
        })
        .collect::<Result<_>>()?;
    let stop = AtomicBool::new(false);
    let mut failures = Vec::new();
    std::thread::scope(|scope| {
        let processors = std::thread::available_parallelism().map_or(2, usize::from);
        for _ in 0..processors {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    std::hint::black_box((0..10_000u64).sum::<u64>());
                }
            });
        }
        for (package, program) in &suites {
            let begin = Instant::now();
            let mut longest = Duration::ZERO;
            let mut failed = 0;
            for number in 0..runs + runs.div_ceil(20) {
                let start = Instant::now();
                if let Err(said) = once(program, number >= runs) {
                    failed += 1;
                    tell(&format!("{package}: run {number} failed"));
                    failures.push(format!("{package}, run {number}:\n{said}"));
                }
                longest = longest.max(start.elapsed());
            }
            tell(&format!(
                "{package}: {failed} of {} runs failed; the longest took {:.2} s, all {:.0} s",
                runs + runs.div_ceil(20),
                longest.as_secs_f64(),
                begin.elapsed().as_secs_f64()
            ));
        }
        stop.store(true, Ordering::Relaxed);
    });
    match failures.first() {
        None => Ok(()),
        Some(first) => bail!("{} runs failed. The first:\n{first}", failures.len()),
    }
}

/// Runs a suite once; what it said if it failed.
fn once(program: &Path, slowly: bool) -> Result<(), String> {
    let output = command(program, slowly)
        .stdin(Stdio::null())
        .output()
        .context("the suite cannot be started");
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(error) => Err(format!("{error:#}")),
    }
}

fn command(program: &Path, slowly: bool) -> Command {
    if slowly && cfg!(unix) {
        let mut command = Command::new("nice");
        command.args(["-n", "19"]).arg(program);
        command
    } else {
        Command::new(program)
    }
}
