//! What can be said about the steps without running anything.

use std::collections::BTreeMap;

use anyhow::Result;
use tokio::sync::watch;

use super::live::{self, Live, Place};
use crate::checks::{Check, Outcome, Run};
use crate::exercise;
use crate::place::{Root, Step, read};
use crate::report::Report;
use crate::results::{Fingerprints, Results};
use crate::stubs;

/// Looks at the files of all steps. Results that are remembered, and those of
/// untouched steps, are told at once. The others are stale: they are returned.
///
/// # Errors
/// When files cannot be read.
pub(super) fn look(root: &Root, live: &watch::Sender<Live>) -> Result<Vec<Step>> {
    let results = Results::open(root);
    let mut fingerprints = Fingerprints::new(root);
    let mut unknown = Vec::new();
    for step in root.steps()? {
        let name = step.package();
        let places = places(root, &step)?;
        let fingerprint = fingerprints.of(&step)?;
        let run = match results.get(&step, &fingerprint) {
            Some(run) => Some(run.clone()),
            None => untouched(root, &step)?,
        };
        let report = match &run {
            Some(run) => Some(Report::new(root, &step, run)?),
            None => None,
        };
        let is_known = report.is_some();
        live.send_if_modified(|live| {
            let before = live.steps.get(&name).cloned().unwrap_or_default();
            let now = live::Step {
                step: name.clone(),
                stale: !is_known,
                report: report.or(before.report.clone()),
                places,
            };
            let is_new = now != before;
            live.steps.insert(name, now);
            is_new
        });
        if !is_known {
            unknown.push(step);
        }
    }
    Ok(unknown)
}

/// The result of a step in which nothing has been written: each check is to do, as
/// the tests of the workbook prove. `None` if something has been written.
fn untouched(root: &Root, step: &Step) -> Result<Option<Run>> {
    for stub in stubs::of_step(root, step)? {
        if read(&stub.path).ok().as_ref() != Some(&stub.text) {
            return Ok(None);
        }
    }
    let mut checks = Vec::new();
    for exercise in exercise::of_step(root, step)? {
        let what = exercise.places.first().map(|place| {
            let (number, file, line) = (&exercise.number, &place.file, place.line);
            format!("exercise {number}: {}\n    in {file}:{line}", place.what)
        });
        checks.extend(exercise.checks.iter().map(|check| Check {
            name: format!("{}::{check}", exercise.module),
            outcome: Outcome::ToDo(what.clone().unwrap_or_default()),
        }));
    }
    Ok(Some(Run::Ended(checks)))
}

/// Where each exercise of a step is to be written, as its files are now: the lines
/// of what is to do; where that has been done, the functions.
pub(super) fn places(root: &Root, step: &Step) -> Result<BTreeMap<String, Vec<Place>>> {
    let mut places = BTreeMap::new();
    for exercise in exercise::of_step(root, step)? {
        let begin = format!("exercise {}: ", exercise.number);
        let mut found = Vec::new();
        for place in &exercise.places {
            let path = root.join(&place.file);
            let text = read(&path).unwrap_or_default();
            let to_do = lab::to_do_in(&place.file, &text);
            let function = text
                .lines()
                .position(|line| Some(line) == place.function.as_deref());
            let done = function.map_or(place.line, |before| before + 1);
            let still = to_do
                .iter()
                .find(|to_do| to_do.what.strip_prefix(&begin) == Some(&place.what));
            found.push(Place {
                path: path.to_string_lossy().into_owned(),
                line: still.map_or(done, |to_do| to_do.line),
            });
        }
        places.insert(exercise.number, found);
    }
    Ok(places)
}
