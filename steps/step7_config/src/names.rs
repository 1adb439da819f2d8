//! What to say about a name that nobody asked for.

use crate::{Layer, Problem, Row};

/// What to say about the unknown `name` of a setting in `layer`, when `rows` are the
/// settings that there are: that it is a section, or which known name is nearest.
pub(crate) fn suggestion(rows: &[Row], layer: &Layer, name: &str) -> String {
    let called = |path: &str| (layer.name_of)(path);
    let in_section = rows.iter().find_map(|row| {
        let section = section(row)?;
        let is_meant = called(section).eq_ignore_ascii_case(name);
        is_meant.then(|| (section, called(&row.path)))
    });
    match in_section {
        Some((section, setting)) => {
            format!("is a section ([{section}] in a file); one of its settings is {setting}")
        }
        None => {
            let known = rows.iter().map(|row| called(&row.path));
            format!("is unknown; the nearest is {}", nearest(name, known))
        }
    }
}

/// A problem for each section of `layer` that is unknown and empty. (One that is not
/// empty has settings, and those are unknown.)
pub(crate) fn unknown_and_empty(rows: &[Row], layer: &Layer) -> Vec<Problem> {
    let sections = || rows.iter().filter_map(section);
    let unknown = layer.empty.iter().filter(|(name, _)| {
        let is_known = sections().any(|section| section == name.as_str());
        !is_known
    });
    let problems = unknown.map(|(name, origin)| {
        let nearest = nearest(name, sections().map(str::to_owned));
        let row = Row {
            path: name.clone(),
            value: None,
            origin: origin.clone(),
        };
        Problem {
            about: vec![row],
            what: format!("is an unknown section, and empty; the nearest is [{nearest}]"),
        }
    });
    problems.collect()
}

/// The section of a setting, if it is in one.
fn section(row: &Row) -> Option<&str> {
    let (section, _) = row.path.split_once('.')?;
    Some(section)
}

/// The known name that is the fewest edits away. Upper and lower case count as the
/// same.
fn nearest(name: &str, known: impl Iterator<Item = String>) -> String {
    let name = name.to_lowercase();
    let edits = |known: &String| strsim::osa_distance(&known.to_lowercase(), &name);
    known.min_by_key(edits).unwrap_or_default()
}
