//! Regions: marked parts of a source file.
//!
//! A region begins behind a comment `ANCHOR: name` and ends before a comment
//! `ANCHOR_END: name`. The book includes regions. Those of exercises also mark
//! what a stub leaves out; the comments `STUB …` in front of such a region are
//! what the stub has in its place.

use std::fmt;

const BEGIN: &str = "ANCHOR: ";
const END: &str = "ANCHOR_END: ";
const STUB: &str = "// STUB";

/// What a line of a source file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark<'a> {
    /// A region with this name begins.
    Begin(&'a str),
    /// A region with this name ends.
    End(&'a str),
    /// A line of the stub, without its indentation.
    Stub(&'a str),
    /// A line like any other.
    None,
}

/// What a line is for.
pub fn mark(line: &str) -> Mark<'_> {
    let text = line.trim();
    let comment = text
        .strip_prefix("//")
        .or_else(|| text.strip_prefix('#'))
        .map(str::trim_start);
    if let Some(comment) = comment {
        if let Some(name) = comment.strip_prefix(END) {
            return Mark::End(name.trim());
        }
        if let Some(name) = comment.strip_prefix(BEGIN) {
            return Mark::Begin(name.trim());
        }
    }
    match text.strip_prefix(STUB) {
        Some(rest) if rest.is_empty() || rest.starts_with(' ') => {
            Mark::Stub(rest.strip_prefix(' ').unwrap_or(rest))
        }
        _ => Mark::None,
    }
}

/// Why a region cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// There is no such region; the names are those that there are.
    Begin(Vec<String>),
    /// It begins in this line, and does not end.
    End(usize),
    /// It begins in both lines.
    Twice(usize, usize),
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Missing::Begin(others) if others.is_empty() => write!(f, "it has no anchors at all"),
            Missing::Begin(others) => write!(f, "its anchors are: {}", others.join(", ")),
            Missing::End(line) => write!(f, "it begins in line {line} but has no ANCHOR_END"),
            Missing::Twice(first, second) => {
                write!(f, "it begins twice, in line {first} and in line {second}")
            }
        }
    }
}

/// The names of all regions of a file, in order.
pub fn names(text: &str) -> Vec<String> {
    let begins = text.lines().filter_map(|line| match mark(line) {
        Mark::Begin(name) => Some(name.to_owned()),
        _ => None,
    });
    begins.collect()
}

/// The first line inside the region and the first one behind it, from 0.
///
/// # Errors
/// When its begin or end is missing, or it begins twice.
pub fn range(text: &str, name: &str) -> Result<std::ops::Range<usize>, Missing> {
    let mut begins = Vec::new();
    let mut end = None;
    for (number, line) in text.lines().enumerate() {
        match mark(line) {
            Mark::Begin(found) if found == name => begins.push(number),
            Mark::End(found) if found == name && !begins.is_empty() => {
                end.get_or_insert(number);
            }
            _ => {}
        }
    }
    match (begins.as_slice(), end) {
        ([], _) => Err(Missing::Begin(names(text))),
        ([first, second, ..], _) => Err(Missing::Twice(first + 1, second + 1)),
        ([begin], None) => Err(Missing::End(begin + 1)),
        ([begin], Some(end)) => Ok(begin + 1..end),
    }
}

/// The text of a region, moved to the left edge, without marks.
///
/// # Errors
/// See [`range`].
pub fn text(source: &str, name: &str) -> Result<String, Missing> {
    let range = range(source, name)?;
    let lines = source.lines().skip(range.start).take(range.len());
    Ok(dedent(&without_marks(lines)))
}

/// The lines without those that only mark something.
pub fn without_marks<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for line in lines.filter(|line| mark(line) == Mark::None) {
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// Moves a text to the left by the indentation that all of its lines share.
pub fn dedent(text: &str) -> String {
    let filled = text.lines().filter(|line| !line.trim().is_empty());
    let shared = filled.map(indentation).min().unwrap_or(0);
    let mut moved = String::new();
    for line in text.lines() {
        moved.push_str(line.get(shared..).unwrap_or_default());
        moved.push('\n');
    }
    moved
}

/// Moves each filled line of a text to the right by so many spaces.
pub fn indent(text: &str, by: usize) -> String {
    let mut moved = String::new();
    for line in text.lines() {
        if !line.is_empty() {
            moved.push_str(&" ".repeat(by));
            moved.push_str(line);
        }
        moved.push('\n');
    }
    moved
}

/// How many spaces a line begins with.
pub fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "fn a() {\n    // STUB todo!()\n    // ANCHOR: one\n    let x = 1;\n    \
                          if x {\n        y();\n    }\n    // ANCHOR_END: one\n}\n// ANCHOR: two\n";

    #[test]
    fn a_region_is_moved_to_the_left_edge() {
        assert_eq!(
            text(SOURCE, "one").unwrap(),
            "let x = 1;\nif x {\n    y();\n}\n"
        );
    }

    #[test]
    fn a_missing_begin_or_end_is_told() {
        assert_eq!(text(SOURCE, "two"), Err(Missing::End(10)));
        let names = vec!["one".to_owned(), "two".to_owned()];
        assert_eq!(text(SOURCE, "three"), Err(Missing::Begin(names)));
        let twice = SOURCE.replace("two", "one");
        assert_eq!(text(&twice, "one"), Err(Missing::Twice(3, 10)));
    }

    #[test]
    fn the_marks_of_other_files_are_known_too() {
        assert_eq!(mark("# ANCHOR: dependencies"), Mark::Begin("dependencies"));
        assert_eq!(mark("// STUB"), Mark::Stub(""));
        assert_eq!(mark("// STUBBORN"), Mark::None);
        assert_eq!(mark("let anchor = \"ANCHOR: x\";"), Mark::None);
    }
}
