//! What no single line shows: do the chapters, the suites and the manifests agree?

use std::collections::BTreeSet;

use anyhow::Result;

use super::Problem;
use crate::exercise::Exercise;
use crate::place::{Root, Step, read};

/// A chapter's file, from the root of the workbook, and its text as written.
type Written = (String, String);

/// Adds every disagreement to `problems`.
///
/// # Errors
/// When a suite or a manifest cannot be read.
pub(super) fn all(
    root: &Root,
    steps: &[Step],
    exercises: &[Exercise],
    chapters: &[Written],
    problems: &mut Vec<Problem>,
) -> Result<()> {
    for step in steps {
        cards(step, exercises, chapters, problems);
        dependencies(root, step, chapters, problems)?;
    }
    for folder in ["tests", "tests/support/src"] {
        for path in root.files(folder, "rs")? {
            let name = root.name_of(&path);
            if !name.starts_with("tests/wrong") && !name.starts_with("tests/right") {
                references(&name, &read(&path)?, chapters, problems);
            }
        }
    }
    problems.dedup();
    Ok(())
}

fn chapter_of<'a>(step: &Step, chapters: &'a [Written]) -> Option<&'a Written> {
    let name = format!("/{}.md", step.package());
    chapters.iter().find(|(file, _)| file.ends_with(&name))
}

/// Each exercise has exactly one card, in its step's chapter, in order.
fn cards(step: &Step, exercises: &[Exercise], chapters: &[Written], problems: &mut Vec<Problem>) {
    let of_step = format!("{}.", step.number);
    let wanted = exercises
        .iter()
        .map(|exercise| exercise.number.as_str())
        .filter(|number| number.starts_with(&of_step));
    let wanted: Vec<_> = wanted.collect();
    let (file, text) = match chapter_of(step, chapters) {
        Some((file, text)) => (file.clone(), text.as_str()),
        None => (format!("book/chapters/{}.md", step.package()), ""),
    };
    let found = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("{{#exercise ")?.strip_suffix("}}"));
    let found: Vec<_> = found.map(str::trim).collect();
    if found != wanted {
        let what = format!(
            "the cards of this chapter are {found:?}; the exercises of step {} are {wanted:?}",
            step.number
        );
        problems.push(Problem {
            file,
            line: 1,
            what,
        });
    }
}

/// Each dependency of a learner's crate is named in its chapter or an earlier one.
fn dependencies(
    root: &Root,
    step: &Step,
    chapters: &[Written],
    problems: &mut Vec<Problem>,
) -> Result<()> {
    let path = root.join(format!("steps/{}/Cargo.toml", step.folder));
    let manifest: toml::Table = toml::from_str(&read(&path)?)?;
    let table = manifest.get("dependencies").and_then(toml::Value::as_table);
    let names = table.into_iter().flat_map(toml::Table::keys);
    let end = chapters
        .iter()
        .position(|(file, _)| file.ends_with(&format!("/{}.md", step.package())));
    let read_so_far = &chapters[..end.map_or(0, |end| end + 1)];
    for name in names.filter(|name| !name.starts_with("step")) {
        let quoted = format!("`{name}`");
        if !read_so_far.iter().any(|(_, text)| text.contains(&quoted)) {
            problems.push(Problem {
                file: root.name_of(&path),
                line: 1,
                what: format!(
                    "the dependency {name} is not explained in the chapter of step {} or before it",
                    step.number
                ),
            });
        }
    }
    Ok(())
}

/// Each place in the book that a check sends its reader to exists.
fn references(file: &str, source: &str, chapters: &[Written], problems: &mut Vec<Problem>) {
    for (start, _) in source.match_indices(REFERENCE) {
        let rest = &source[start + REFERENCE.len()..];
        let quoted = rest.split('"').next().unwrap_or_default();
        let Some((chapter, heading)) = quoted.split_once(": ") else {
            continue;
        };
        let ending = match chapter {
            "Resilience patterns 101" => "/resilience-101.md".to_owned(),
            step => format!("/{}.md", step.replace(' ', "")),
        };
        let headings = chapters
            .iter()
            .filter(|(file, _)| file.ends_with(&ending))
            .flat_map(|(_, text)| headings(text));
        if !headings.collect::<BTreeSet<_>>().contains(heading) {
            problems.push(Problem {
                file: file.to_owned(),
                line: source[..start].matches('\n').count() + 1,
                what: format!("{chapter} has no heading {heading:?}"),
            });
        }
    }
}

/// What the references of the suites begin with.
const REFERENCE: &str = "\"the book, ";

fn headings(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let heading = line.trim_start_matches('#');
        (heading.len() < line.len())
            .then_some(heading.strip_prefix(' '))
            .flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_to_a_heading_that_is_not_there_is_told() {
        let chapters = [(
            "book/chapters/step2.md".into(),
            "# Step 2\n## Retry-After\n".into(),
        )];
        let mut problems = Vec::new();
        let source = "const A: &str = \"the book, step 2: Retry-After\";\n\
                      const B: &str = \"the book, step 2: Later\";\n";
        references("tests/step2.rs", source, &chapters, &mut problems);
        assert_eq!(problems.len(), 1);
        let told = problems[0].to_string();
        assert_eq!(told, "tests/step2.rs:2: step 2 has no heading \"Later\"");
    }

    #[test]
    fn a_card_that_is_missing_is_told() {
        let step = Step {
            number: 2,
            folder: "step2_errors".into(),
        };
        let chapters = [(
            "book/chapters/step2.md".into(),
            "{{#exercise 2.1}}\n".into(),
        )];
        let mut problems = Vec::new();
        cards(&step, &[], &chapters, &mut problems);
        assert_eq!(problems.len(), 1, "{problems:?}");
    }
}
