//! The proof that a suite rejects wrong solutions and accepts right ones.
//!
//! Each file in `tests/wrong/stepN` and `tests/right/stepN` holds regions that
//! take the place of those of the reference. Its first lines say what it is.

mod messages;
mod proof;
mod queue;
mod states;

pub use proof::{Options, Proof, Total, run};
pub use states::{State, both_directions};

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::checks::{Check, Outcome, Run};
use crate::place::{Root, Step, read};
use crate::scratch::{self, Scratch};

/// A wrong or a right solution.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its file.
    pub path: PathBuf,
    /// What it does differently, in a sentence.
    pub what: String,
    /// The check that catches it; `None` if it is right.
    pub caught_by: Option<String>,
    /// Other checks for which it is the wrong solution.
    pub also: Vec<String>,
}

/// How a suite judged a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A wrong one, rejected by the check that it names; with what that said.
    Caught(String),
    /// A wrong one, rejected by these other checks only.
    CaughtByAnother(Vec<String>),
    /// A wrong one that passed.
    Survived,
    /// A right one that passed.
    Accepted,
    /// A right one, rejected by these checks.
    Accused(Vec<String>),
    /// Either kind: it cannot be judged; with the reason.
    Broken(String),
}

impl Verdict {
    /// Whether the suite did what it should.
    pub fn is_good(&self) -> bool {
        matches!(self, Verdict::Caught(_) | Verdict::Accepted)
    }
}

/// All candidates of a step, the wrong ones first.
///
/// # Errors
/// When a file cannot be read or does not begin as it should.
pub fn candidates(root: &Root, step: &Step) -> Result<Vec<Candidate>> {
    let mut all = Vec::new();
    for kind in ["wrong", "right"] {
        let folder = format!("tests/{kind}/{}", step.package());
        if !root.join(&folder).is_dir() {
            continue;
        }
        for path in root.files(&folder, "rs")? {
            let candidate = describe(&path, kind == "wrong");
            all.push(candidate.with_context(|| format!("in {}", root.name_of(&path)))?);
        }
    }
    Ok(all)
}

/// What a candidate's first lines say of it.
///
/// # Errors
/// When the file cannot be read or does not begin as it should.
pub fn describe(path: &Path, is_wrong: bool) -> Result<Candidate> {
    let source = read(path)?;
    let field = |name: &str| {
        let begin = format!("// {name}: ");
        let line = source.lines().find_map(|line| line.strip_prefix(&begin));
        line.map(str::trim)
            .with_context(|| format!("there is no line that begins with \"{begin}\""))
    };
    let (what, caught_by) = match is_wrong {
        true => (field("Mistake")?, Some(field("Caught by")?.to_owned())),
        false => (field("Right")?, None),
    };
    let lines = source.lines();
    let also = lines.filter_map(|line| line.strip_prefix("// Also caught by: "));
    Ok(Candidate {
        path: path.to_owned(),
        what: what.to_owned(),
        caught_by,
        also: also.map(|check| check.trim().to_owned()).collect(),
    })
}

impl Candidate {
    /// The checks that it has to fail; none if it is right.
    pub fn checks(&self) -> Vec<&str> {
        let checks = self.caught_by.iter().chain(&self.also);
        checks.map(String::as_str).collect()
    }
}

/// A verdict, and what it rests on.
#[derive(Clone, Debug)]
pub struct Judged {
    /// How the suite judged the candidate.
    pub verdict: Verdict,
    /// The checks of the suite, as they ended; none if it could not be run.
    pub checks: Vec<Check>,
}

impl Judged {
    fn broken(why: impl Into<String>) -> Judged {
        Judged {
            verdict: Verdict::Broken(why.into()),
            checks: Vec::new(),
        }
    }
}

/// Puts a candidate in place of the learner's crate, in a copy, and runs its suite;
/// at first only the checks that should catch it, if some should.
/// A mistake that shows by chance, such as a race, has ten tries to show.
///
/// # Errors
/// When the copy cannot be made or cargo cannot be started.
pub fn judge(scratch: &Scratch, step: &Step, candidate: &Candidate) -> Result<Judged> {
    let regions = scratch::replacements(&candidate.path)?;
    if let Err(error) = scratch.put_solution(step, regions) {
        return Ok(Judged::broken(error.to_string()));
    }
    let mut only = candidate.checks();
    let mut tries = 10;
    loop {
        let checks = match scratch.check(step, &only)? {
            Run::DoesNotCompile(said) => return Ok(Judged::broken(said)),
            Run::Ended(checks) => checks,
        };
        let verdict = verdict(candidate, &checks);
        tries -= 1;
        let is_lucky = matches!(verdict, Verdict::Survived | Verdict::CaughtByAnother(_));
        if tries == 0 || !is_lucky {
            return Ok(Judged { verdict, checks });
        }
        only.clear();
    }
}

fn verdict(candidate: &Candidate, checks: &[Check]) -> Verdict {
    let failed = checks.iter().filter(|it| it.outcome != Outcome::Passed);
    let failed: Vec<_> = failed.map(|check| check.name.clone()).collect();
    let Some(expected) = &candidate.caught_by else {
        return match failed.is_empty() {
            true => Verdict::Accepted,
            false => Verdict::Accused(failed),
        };
    };
    for name in candidate.checks() {
        if !checks.iter().any(|check| check.name == name) {
            return Verdict::Broken(format!("there is no check {name}"));
        }
    }
    if failed.is_empty() {
        return Verdict::Survived;
    }
    let mut wanted = candidate.checks().into_iter();
    if !wanted.all(|name| failed.iter().any(|failed| failed == name)) {
        return Verdict::CaughtByAnother(failed);
    }
    match checks.iter().find(|check| check.name == *expected) {
        Some(Check {
            outcome: Outcome::Failed(message),
            ..
        }) => Verdict::Caught(message.clone()),
        Some(Check {
            outcome: Outcome::TimedOut,
            ..
        }) => Verdict::Caught("did not end, and was stopped".into()),
        _ => Verdict::CaughtByAnother(failed),
    }
}
