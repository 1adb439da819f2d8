//! `{{#exercise 2.3}}`: the card of an exercise, made from what the code says.

use std::fmt::Write;

use super::Chapter;
use crate::exercise::{Exercise, sentence};
use crate::place::read;
use crate::region;

const HINTS: [&str; 3] = ["a question", "a direction", "most of the way"];
/// A list of more checks than this is folded.
const SHORT_LIST: usize = 8;

/// The card as Markdown and block-level HTML. A problem gives an empty text.
pub(super) fn exercise(chapter: &mut Chapter<'_>, number: &str, at: usize) -> String {
    let found = chapter
        .exercises
        .iter()
        .find(|exercise| exercise.number == number);
    let Some(exercise) = found.cloned() else {
        chapter.problem(at, format!("there is no exercise {number:?}"));
        return String::new();
    };
    match card(chapter, &exercise) {
        Ok(card) => card,
        Err(error) => {
            chapter.problem(at, format!("exercise {number}: {error}"));
            String::new()
        }
    }
}

fn card(chapter: &Chapter<'_>, exercise: &Exercise) -> Result<String, anyhow::Error> {
    let id = format!("exercise-{}", exercise.number.replace('.', "-"));
    let number = &exercise.number;
    let mut card = format!(
        "<section class=\"exercise\" data-exercise=\"{number}\" aria-labelledby=\"{id}\">\n\n\
         ### Exercise {number}: {} {{#{id}}}\n\n",
        exercise.title
    );
    card.push_str(&facts(exercise)?);
    card.push_str(&checks(exercise)?);
    for (index, (hint, name)) in exercise.hints.iter().zip(HINTS).enumerate() {
        let summary = format!("Hint {}: {name}", index + 1);
        fold(&mut card, "hint", &summary, hint.trim())?;
    }
    let solution = solution(chapter, exercise)?;
    fold(&mut card, "solution", "Solution", solution.trim())?;
    card.push_str("</section>\n");
    Ok(card)
}

/// What to edit and what to run.
fn facts(exercise: &Exercise) -> Result<String, std::fmt::Error> {
    let mut facts = String::new();
    for place in &exercise.places {
        let end = if place.what.ends_with('?') { "" } else { "." };
        writeln!(
            facts,
            "- **Edit** <span class=\"place\">`{}`, line {}</span>: {}{end}",
            place.file, place.line, place.what
        )?;
    }
    let step = exercise.number.split('.').next().unwrap_or_default();
    let filter = exercise
        .module
        .split('_')
        .take(2)
        .collect::<Vec<_>>()
        .join("_");
    writeln!(facts, "- **Check** `cargo test -p step{step} -- {filter}_`")?;
    writeln!(facts, "- **Time** about {} minutes\n", exercise.minutes)?;
    Ok(facts)
}

/// The list of checks; each knows its name, so that a served page can mark it.
fn checks(exercise: &Exercise) -> Result<String, std::fmt::Error> {
    let mut list = String::from("<ul>\n");
    for check in &exercise.checks {
        let (module, text) = (&exercise.module, sentence(check));
        writeln!(list, "<li data-check=\"{module}::{check}\">{text}</li>")?;
    }
    list.push_str("</ul>");
    let count = exercise.checks.len();
    let intro = match count {
        1 => "It is done when this check passes".to_owned(),
        _ => format!("It is done when these {count} checks pass"),
    };
    if count <= SHORT_LIST {
        return Ok(format!(
            "<div class=\"checks\">\n\n{intro}:\n\n{list}\n\n</div>\n\n"
        ));
    }
    let mut folded = String::new();
    fold(&mut folded, "checks", &intro, &list)?;
    Ok(folded)
}

fn solution(chapter: &Chapter<'_>, exercise: &Exercise) -> Result<String, anyhow::Error> {
    let mut text = String::new();
    for (path, name) in &exercise.regions {
        let code = region::text(&read(path)?, name)
            .map_err(|missing| anyhow::anyhow!("region {name}: {missing}"))?;
        let file = chapter.root.name_of(path);
        write!(text, "In `{file}`:\n\n```rust\n{code}```\n\n")?;
    }
    Ok(text)
}

/// A part that is closed until it is asked for; it works without any script.
fn fold(card: &mut String, class: &str, summary: &str, body: &str) -> std::fmt::Result {
    write!(
        card,
        "<details class=\"{class}\">\n<summary>{summary}</summary>\n\n{body}\n\n</details>\n\n"
    )
}
