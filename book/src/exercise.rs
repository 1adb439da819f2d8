//! What the book knows about an exercise, from the one place where each fact is.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::place::{Root, Step, read};
use crate::{region, stubs};

/// The part of `book/exercises/stepN.toml` about one exercise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    title: String,
    minutes: u32,
    hints: [String; 3],
}

/// One exercise of a step.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// Its number, such as `2.3`.
    pub number: String,
    /// What it is about, such as `The transport's errors`.
    pub title: String,
    /// How long it takes, more or less.
    pub minutes: u32,
    /// A question, a direction, and most of the way.
    pub hints: [String; 3],
    /// Where there is something to write.
    pub places: Vec<Place>,
    /// The module of its checks, such as `exercise_3_transport`.
    pub module: String,
    /// The names of its checks, such as `the_cause_is_kept`.
    pub checks: Vec<String>,
    /// The solution: a file of the reference and a region of it, in order.
    pub regions: Vec<(PathBuf, String)>,
}

/// Where a stub says `todo!`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, from the root of the workbook.
    pub file: String,
    /// The line in the untouched stub.
    pub line: usize,
    /// The first line of the function around it: stays when the `todo!` has gone.
    pub function: Option<String>,
    /// What is to do there.
    pub what: String,
}

/// A module of a suite, and its checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// Its name, such as `exercise_3_transport`.
    pub name: String,
    /// The names of its checks.
    pub checks: Vec<String>,
}

/// All exercises of a step, in order.
///
/// # Errors
/// When something is missing: a title, hints, a place to edit, a module of checks.
pub fn of_step(root: &Root, step: &Step) -> Result<Vec<Exercise>> {
    let path = root.join(format!("book/exercises/{}.toml", step.package()));
    let entries: BTreeMap<String, Entry> =
        toml::from_str(&read(&path)?).with_context(|| format!("in {}", root.name_of(&path)))?;
    let suite = root.join(format!("tests/{}.rs", step.package()));
    let modules = modules(&read(&suite)?);
    let stubs = stubs::of_step(root, step)?;
    let mut exercises = Vec::new();
    for (number, entry) in entries {
        let exercise = assemble(root, &number, entry, &modules, &stubs);
        exercises.push(exercise.with_context(|| format!("exercise {number}"))?);
    }
    if exercises.len() != modules.len() {
        bail!(
            "{} has {} exercises and {} has {} modules of checks",
            root.name_of(&path),
            exercises.len(),
            root.name_of(&suite),
            modules.len()
        );
    }
    Ok(exercises)
}

fn assemble(
    root: &Root,
    number: &str,
    entry: Entry,
    modules: &[Module],
    stubs: &[stubs::Stub],
) -> Result<Exercise> {
    let Some((_, within)) = number.split_once('.') else {
        bail!("a number is a step and an exercise, such as 2.3");
    };
    let prefix = format!("exercise_{within}_");
    let module = modules
        .iter()
        .find(|module| module.name.starts_with(&prefix));
    let module = module.with_context(|| format!("the suite has no module {prefix}…"))?;
    let places = places(root, number, stubs);
    let regions = regions(number, stubs)?;
    if places.is_empty() || regions.is_empty() {
        bail!("the reference has no region or no // STUB line for it");
    }
    Ok(Exercise {
        number: number.to_owned(),
        title: entry.title,
        minutes: entry.minutes,
        hints: entry.hints,
        places,
        module: module.name.clone(),
        checks: module.checks.clone(),
        regions,
    })
}

fn places(root: &Root, number: &str, stubs: &[stubs::Stub]) -> Vec<Place> {
    let begin = format!("exercise {number}: ");
    let mut places = Vec::new();
    for stub in stubs {
        let file = root.name_of(&stub.path);
        for to_do in lab::to_do_in(&file, &stub.text) {
            if let Some(what) = to_do.what.strip_prefix(&begin) {
                places.push(Place {
                    file: file.clone(),
                    line: to_do.line,
                    function: function_at(&stub.text, to_do.line),
                    what: what.to_owned(),
                });
            }
        }
    }
    places
}

/// The first line of the function that `line`, from 1, is in.
fn function_at(text: &str, line: usize) -> Option<String> {
    let before: Vec<&str> = text.lines().take(line).collect();
    let found = before.iter().rev().find(|line| line.contains("fn "));
    found.map(|line| (*line).to_owned())
}

/// Regions are named after their exercise, with a word behind it if there are several.
fn regions(number: &str, stubs: &[stubs::Stub]) -> Result<Vec<(PathBuf, String)>> {
    let name = format!("exercise_{}", number.replace('.', "_"));
    let more = format!("{name}_");
    let mut regions = Vec::new();
    for stub in stubs {
        let names = region::names(&read(&stub.reference)?);
        let own = names
            .into_iter()
            .filter(|found| *found == name || found.starts_with(&more));
        regions.extend(own.map(|found| (stub.reference.clone(), found)));
    }
    Ok(regions)
}

/// The names of all checks of a step, such as `exercise_1_join::a_query_is_kept`.
///
/// # Errors
/// When the suite cannot be read.
pub fn checks(root: &Root, step: &Step) -> Result<Vec<String>> {
    let suite = root.join(format!("tests/{}.rs", step.package()));
    let mut names = Vec::new();
    for module in modules(&read(&suite)?) {
        let checks = module.checks.iter();
        names.extend(checks.map(|check| format!("{}::{check}", module.name)));
    }
    Ok(names)
}

/// The modules of a suite that hold the checks of exercises, in order.
pub fn modules(suite: &str) -> Vec<Module> {
    let mut modules: Vec<Module> = Vec::new();
    let mut is_check = false;
    for line in suite.lines() {
        if let Some(name) = line
            .strip_prefix("mod ")
            .and_then(|rest| rest.strip_suffix(" {"))
        {
            modules.push(Module {
                name: name.to_owned(),
                checks: Vec::new(),
            });
        } else if line.trim() == "#[test]" {
            is_check = true;
        } else if let Some(rest) = line.trim_start().strip_prefix("fn ")
            && is_check
        {
            is_check = false;
            let name = rest.split('(').next().unwrap_or_default();
            if let Some(module) = modules.last_mut() {
                module.checks.push(name.to_owned());
            }
        }
    }
    modules.retain(|module| module.name.starts_with("exercise_"));
    modules
}

/// The name of a check as the sentence that it is.
pub fn sentence(check: &str) -> String {
    check.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_knows_its_function() {
        let stub = "fn one() {\n    todo!();\n}\n\npub fn two(\n    a: u8,\n) {\n    todo!();\n}\n";
        assert_eq!(function_at(stub, 2).as_deref(), Some("fn one() {"));
        assert_eq!(function_at(stub, 8).as_deref(), Some("pub fn two("));
        assert_eq!(function_at("todo!();\n", 1), None);
    }

    #[test]
    fn the_checks_of_a_suite_are_found() {
        let suite = "mod exercise_1_join {\n    fn helper() {}\n    #[test]\n    fn one_slash() -> Verdict {\n    }\n}\n\
                     mod exercise_2_get {\n    #[test]\n    fn a_404_is_an_error() {}\n}\nmod other {\n}\n";
        let found = modules(suite);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].checks, ["one_slash"]);
        assert_eq!(found[1].name, "exercise_2_get");
        assert_eq!(sentence(&found[1].checks[0]), "a 404 is an error");
    }
}
