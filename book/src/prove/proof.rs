//! The proof run: all wrong solutions, all right ones, and all states between.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};

use super::queue::Queue;
use super::states::wrong_checks;
use super::{Candidate, Judged, State, Verdict, candidates, judge, messages};
use crate::checks::Outcome;
use crate::exercise;
use crate::place::{Root, Step};
use crate::scratch::{Replacements, Scratch};

/// What to prove, and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The steps.
    pub steps: Vec<Step>,
    /// Only solutions whose file names contain this text; with a text, nothing is
    /// said about states between and about checks that were never tripped.
    pub only: String,
    /// Keep the messages as they are now, instead of comparing them.
    pub accept: bool,
    /// How many copies to work in side by side; at least 1.
    pub lanes: usize,
}

/// What has been proven of one step.
#[derive(Clone, Debug, Default)]
pub struct Total {
    /// Wrong solutions that the check which they name has caught.
    pub caught: usize,
    /// Right solutions that passed.
    pub accepted: usize,
    /// States between in which each check ends as it should.
    pub states: usize,
    /// Checks that at least one wrong solution has tripped.
    pub tripped: BTreeSet<String>,
    /// All checks.
    pub checks: BTreeSet<String>,
    /// What is not as it should be, each with a name and what is wrong.
    pub problems: Vec<(String, String)>,
}

/// What has been proven, step by step.
#[derive(Clone, Debug, Default)]
pub struct Proof(BTreeMap<String, Total>);

/// One piece of work.
enum Work {
    Solution(Candidate),
    State(State),
}

/// Runs the proof. `tell` hears of each piece of work when it is done: how many are
/// done, of how many, and a line about it.
///
/// # Errors
/// When files cannot be read or written, or cargo cannot be started.
pub fn run(
    root: &Root,
    options: &Options,
    tell: impl Fn(usize, usize, &str) + Sync,
) -> Result<Proof> {
    let mut proof = Proof::default();
    for step in &options.steps {
        let checks = exercise::checks(root, step)?.into_iter().collect();
        proof.0.entry(step.package()).or_default().checks = checks;
    }
    let queue = work(root, options)?;
    let len = queue.len();
    let (queue, proof) = (Mutex::new(queue), Mutex::new(proof));
    let worker = |scratch: &Scratch| -> Result<()> {
        let mut group = None;
        loop {
            let next = lock(&queue).next(group.as_ref());
            let Some((of, (step, work))) = next else {
                return Ok(());
            };
            group = Some(of);
            let line = one(root, options, scratch, &step, &work, &proof)?;
            tell(len - lock(&queue).len(), len, &line);
        }
    };
    let worker = &worker;
    std::thread::scope(|scope| -> Result<()> {
        let first = Scratch::lane(root, 0)?;
        if let Some(step) = options.steps.last() {
            // What the other lanes then take over.
            first.put_solution(step, Replacements::new())?;
            first.check(step, &[])?;
        }
        let mut others = Vec::new();
        for lane in 1..options.lanes.max(1) {
            let scratch = Scratch::lane(root, lane)?;
            scratch.take_over(&first)?;
            others.push(scope.spawn(move || worker(&scratch)));
        }
        worker(&first)?;
        for other in others {
            other.join().expect("a lane does not panic")?;
        }
        Ok(())
    })?;
    Ok(proof.into_inner().unwrap_or_else(PoisonError::into_inner))
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// All that there is to do, grouped by what has to be built for it: solutions by the
/// exercise whose checks they fail, and apart from them what needs the whole suite.
fn work(root: &Root, options: &Options) -> Result<Queue<String, (Step, Work)>> {
    let mut work = Vec::new();
    for step in &options.steps {
        messages::none_is_left_over(root, step)?;
        let all = format!("{} whole", step.package());
        let mut chosen = candidates(root, step)?;
        chosen.retain(|candidate| root.name_of(&candidate.path).contains(&options.only));
        chosen.sort_by(|a, b| a.caught_by.cmp(&b.caught_by));
        for candidate in chosen {
            let check = candidate.caught_by.as_deref();
            let module = check.and_then(|check| check.split("::").next());
            let group = module.map(|module| format!("{} {module}", step.package()));
            let group = group.unwrap_or_else(|| all.clone());
            work.push((group, (step.clone(), Work::Solution(candidate))));
        }
        if options.only.is_empty() {
            let states = State::between(root, step)?.into_iter();
            work.extend(states.map(|state| (all.clone(), (step.clone(), Work::State(state)))));
        }
    }
    Ok(Queue::new(work))
}

/// Does one piece of work and adds to the proof what came of it.
fn one(
    root: &Root,
    options: &Options,
    scratch: &Scratch,
    step: &Step,
    work: &Work,
    proof: &Mutex<Proof>,
) -> Result<String> {
    let candidate = match work {
        Work::Solution(candidate) => candidate,
        Work::State(state) => return between(scratch, step, *state, proof),
    };
    let name = root.name_of(&candidate.path);
    let judged = judge(scratch, step, candidate).with_context(|| format!("in {name}"))?;
    let problem = problem(candidate, &judged, options)?;
    let mut proof = lock(proof);
    let total = proof.0.entry(step.package()).or_default();
    match judged.verdict {
        Verdict::Caught(_) => total.caught += 1,
        Verdict::Accepted => total.accepted += 1,
        _ => {}
    }
    if candidate.caught_by.is_some() {
        let failed = judged.checks.into_iter();
        let failed = failed.filter(|check| matches!(check.outcome, Outcome::Failed(_)));
        total.tripped.extend(failed.map(|check| check.name));
    }
    let word = problem.as_deref().unwrap_or(match candidate.caught_by {
        Some(_) => "caught",
        None => "accepted",
    });
    let line = format!("{name}: {word}");
    total
        .problems
        .extend(problem.map(|problem| (name, problem)));
    Ok(line)
}

/// What is wrong with a verdict; `None` if nothing is.
fn problem(candidate: &Candidate, judged: &Judged, options: &Options) -> Result<Option<String>> {
    let message = match &judged.verdict {
        Verdict::Caught(message) => message,
        Verdict::Accepted => return Ok(None),
        Verdict::CaughtByAnother(by) => {
            return Ok(Some(format!("caught only by {}", by.join(", "))));
        }
        Verdict::Survived => return Ok(Some("SURVIVED".into())),
        Verdict::Accused(by) => return Ok(Some(format!("ACCUSED by {}", by.join(", ")))),
        Verdict::Broken(why) => return Ok(Some(format!("cannot be judged: {why}"))),
    };
    if options.accept {
        messages::keep(&candidate.path, message)?;
    } else if !messages::is_kept(&candidate.path, message)? {
        return Ok(Some(format!(
            "caught, but the message is not the one that is kept. Now it is:\n{message}"
        )));
    }
    Ok(None)
}

/// Tries a state between.
fn between(scratch: &Scratch, step: &Step, state: State, proof: &Mutex<Proof>) -> Result<String> {
    let State { done, of } = state;
    let name = format!("{} with {done} of {of} exercises done", step.package());
    let wrong = wrong_checks(scratch, step, state).with_context(|| name.clone())?;
    let mut proof = lock(proof);
    let total = proof.0.entry(step.package()).or_default();
    if wrong.is_empty() {
        total.states += 1;
        return Ok(format!("{name}: as it should be"));
    }
    let problem = format!("these checks end otherwise: {}", wrong.join(", "));
    let line = format!("{name}: {problem}");
    total.problems.push((name, problem));
    Ok(line)
}

impl Proof {
    /// What has been proven, in numbers.
    pub fn table(&self) -> String {
        let mut table = String::from(
            "         wrong    right     states   checks  of them\n         \
             caught   accepted  between          tripped\n",
        );
        for (step, total) in &self.0 {
            let Total {
                caught, accepted, ..
            } = total;
            let (checks, tripped) = (total.checks.len(), total.tripped.len());
            table.push_str(&format!(
                "{step:<8} {caught:>6} {accepted:>10} {:>8} {checks:>8} {tripped:>8}\n",
                total.states
            ));
        }
        table
    }

    /// What the README says of a proof of all steps.
    pub fn sentence(&self) -> String {
        let totals = self.0.values();
        let (wrong, right) = totals.fold((0, 0), |(wrong, right), total| {
            (wrong + total.caught, right + total.accepted)
        });
        format!("{wrong} wrong solutions are caught, {right} right ones are accepted")
    }

    /// All that is not as it should be, each with a name and what is wrong. Only a
    /// `whole` proof can say which checks no wrong solution has tripped.
    pub fn problems(&self, whole: bool) -> Vec<(String, String)> {
        let mut problems = Vec::new();
        for (step, total) in &self.0 {
            problems.extend(total.problems.iter().cloned());
            let idle = total.checks.difference(&total.tripped);
            let idle = idle.filter(|_| whole).map(|check| {
                let what = "no wrong solution has ever tripped this check";
                (format!("{step}: {check}"), what.to_owned())
            });
            problems.extend(idle);
        }
        problems
    }
}
