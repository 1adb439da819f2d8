//! Leaving out what is not needed to run a few checks: what is smaller is built
//! sooner.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use crate::checks;

/// The file with a crate and its suite as one, below the folder of a step.
pub const AS_ONE: &str = "src/crate_with_suite.rs";

/// A step's manifest without its demo and, if `as_one`, with the crate and its suite as
/// one.
///
/// # Errors
/// When the manifest does not have the parts that are to be changed.
pub fn manifest(text: &str, package: &str, as_one: bool) -> Result<String> {
    let mut text = text.to_owned();
    for (part, by) in parts(package, as_one) {
        if !text.contains(&part) {
            bail!("this part is not there as expected:\n{part}");
        }
        text = text.replacen(&part, &by, 1);
    }
    Ok(text)
}

/// What to change in a step's manifest: parts of it, and what takes their place.
fn parts(package: &str, as_one: bool) -> Vec<(String, String)> {
    let demo = format!("[[bin]]\nname = \"{package}\"\ntest = false\n");
    let head = "[package]\n".to_owned();
    let no_demo = format!("{head}autobins = false\n");
    let mut parts = vec![(demo, String::new()), (head.clone(), no_demo)];
    if as_one {
        let library = "[lib]\ntest = false\ndoctest = false\n".to_owned();
        let no_library = format!("{head}autolib = false\n");
        let suite = format!("name = \"check\"\npath = \"../../tests/{package}.rs\"\n");
        // The name of the crate is seen in its events.
        let both = format!("name = \"{package}\"\npath = \"{AS_ONE}\"\n");
        parts.extend([(library, String::new()), (head, no_library), (suite, both)]);
    }
    parts
}

/// The text of a library with its suite as a module of it.
pub fn as_one(library: &str, package: &str) -> String {
    // What a library offers and nobody uses is no mistake.
    format!(
        "#![allow(warnings)] {library}\n\
         extern crate self as {package};\n\
         #[path = \"../../../tests/{package}.rs\"]\n\
         mod {};\n",
        checks::MODULE
    )
}

/// A suite with blank lines in place of all checks but those that are `wanted`, and
/// of all modules that these do not use. Lines keep their numbers.
///
/// A check is wanted by its module and its name: `exercise_1_join::a_query_is_kept`.
pub fn only(suite: &str, wanted: &[&str]) -> String {
    let text = without_checks(suite, |name| wanted.contains(&name));
    let module = |check: &str| check.split("::").next().unwrap_or_default().to_owned();
    let mut kept: BTreeSet<String> = wanted.iter().map(|check| module(check)).collect();
    let modules = modules(&text);
    loop {
        let is_used = |name: &str| {
            let uses = format!("{name}::");
            let mut users = modules.iter().filter(|(user, _)| kept.contains(user));
            users.any(|(_, text)| text.contains(&uses))
        };
        let more: Vec<String> = modules
            .iter()
            .map(|(name, _)| name.clone())
            .filter(|name| !kept.contains(name) && is_used(name))
            .collect();
        if more.is_empty() {
            return without_modules(&text, |name| kept.contains(name));
        }
        kept.extend(more);
    }
}

/// Blank lines in place of the checks that are not wanted: what stands between
/// `#[test]` and the brace that ends the function.
fn without_checks(suite: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let mut kept = String::new();
    let mut module = String::new();
    let mut lines = suite.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = module_begins(line) {
            module = name.to_owned();
        }
        let mut check = format!("{line}\n");
        if line == "    #[test]" {
            for line in lines.by_ref() {
                check += &format!("{line}\n");
                if line == "    }" {
                    break;
                }
            }
            if !is_wanted(&format!("{module}::{}", function(&check))) {
                check = "\n".repeat(check.lines().count());
            }
        }
        kept += &check;
    }
    kept
}

fn without_modules(suite: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let mut kept = String::new();
    let mut is_left_out = false;
    for line in suite.lines() {
        if let Some(name) = module_begins(line) {
            is_left_out = !is_wanted(name);
        }
        if !is_left_out {
            kept += line;
        }
        kept += "\n";
        is_left_out &= line != "}";
    }
    kept
}

/// The modules of a suite, each with its text.
fn modules(suite: &str) -> Vec<(String, String)> {
    let mut modules: Vec<(String, String)> = Vec::new();
    let mut is_inside = false;
    for line in suite.lines() {
        if let Some(name) = module_begins(line) {
            modules.push((name.to_owned(), String::new()));
            is_inside = true;
        }
        if let Some((_, text)) = modules.last_mut().filter(|_| is_inside) {
            *text += line;
        }
        is_inside &= line != "}";
    }
    modules
}

fn module_begins(line: &str) -> Option<&str> {
    line.strip_prefix("mod ")?.strip_suffix(" {")
}

/// The name of the first function in `text`.
fn function(text: &str) -> &str {
    let rest = text.split_once("fn ").map_or("", |(_, rest)| rest);
    rest.split('(').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUITE: &str = "use a;\n\nmod x {\n    fn f() {}\n}\n\nmod y {\n    #[test]\n    fn g() {\n    \
                         }\n\n    #[test]\n    fn h() {\n        x::f();\n    }\n}\n\nfn i() {}\n";

    #[test]
    fn other_checks_and_the_modules_that_nobody_uses_are_left_blank() {
        let expected = "use a;\n\n\n\n\n\nmod y {\n    #[test]\n    fn g() {\n    }\n\n\n\n\n\n}\n\nfn i() {}\n";
        assert_eq!(only(SUITE, &["y::g"]), expected);
    }

    #[test]
    fn a_module_that_a_wanted_check_uses_stays() {
        let expected = SUITE.replace("    #[test]\n    fn g() {\n    }\n", "\n\n\n");
        assert_eq!(only(SUITE, &["y::h"]), expected);
        assert_eq!(only(SUITE, &["y::g", "y::h"]), SUITE);
    }
}
