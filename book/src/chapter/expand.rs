//! Line by line: directives are replaced, and code written by hand is refused.

use super::{Chapter, card, include, output};

/// Blocks in these languages are not written by hand: they are included from a
/// crate that the tests build, or recorded from a run.
const NEVER_BY_HAND: [&str; 2] = ["rust", "text"];

/// A line that is a directive as a whole.
enum Directive<'a> {
    Include(&'a str),
    Exercise(&'a str),
    Output(&'a str),
    Unknown(&'a str),
}

fn directive(line: &str) -> Option<Directive<'_>> {
    let inside = line.trim().strip_prefix("{{#")?.strip_suffix("}}")?;
    let (name, value) = inside.split_once(' ').unwrap_or((inside, ""));
    let value = value.trim();
    Some(match name {
        "include" => Directive::Include(value),
        "exercise" => Directive::Exercise(value),
        "output" => Directive::Output(value),
        _ => Directive::Unknown(name),
    })
}

/// A fenced block that is open.
struct Fence<'a> {
    ticks: &'a str,
    by_hand_allowed: bool,
    language: &'a str,
    began: usize,
}

/// Expands a chapter; what is wrong with it is added to the chapter's problems.
pub(super) fn chapter(chapter: &mut Chapter<'_>, text: &str) -> String {
    let mut expanded = String::new();
    let mut open: Option<Fence<'_>> = None;
    for (index, line) in text.lines().enumerate() {
        let at = index + 1;
        match &open {
            Some(fence) if closes(line, fence.ticks) => {
                open = None;
                push(&mut expanded, line);
            }
            Some(fence) => expanded.push_str(&inside(chapter, fence, line, at)),
            None => {
                if let Some(fence) = opens(line, at) {
                    if fence.language.is_empty() {
                        chapter.problem(
                            at,
                            "a code block without a language; say ```text, ```console, …",
                        );
                    }
                    open = Some(fence);
                    push(&mut expanded, line);
                } else {
                    expanded.push_str(&outside(chapter, line, at));
                }
            }
        }
    }
    if let Some(fence) = open {
        chapter.problem(fence.began, "this code block does not end");
    }
    expanded
}

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn opens(line: &str, at: usize) -> Option<Fence<'_>> {
    let text = line.trim_start();
    let mark = text
        .chars()
        .next()
        .filter(|mark| ['`', '~'].contains(mark))?;
    let length = text.len() - text.trim_start_matches(mark).len();
    let (ticks, rest) = text.split_at(length);
    if length < 3 || rest.contains('`') {
        return None;
    }
    let language = rest.trim().split([',', ' ']).next().unwrap_or_default();
    Some(Fence {
        ticks,
        by_hand_allowed: !NEVER_BY_HAND.contains(&language),
        language,
        began: at,
    })
}

fn closes(line: &str, ticks: &str) -> bool {
    let text = line.trim();
    text.starts_with(ticks) && text.trim_start_matches(&ticks[..1]).is_empty()
}

fn inside(chapter: &mut Chapter<'_>, fence: &Fence<'_>, line: &str, at: usize) -> String {
    match directive(line) {
        Some(Directive::Include(what)) => include::file(chapter, what, fence.language, at),
        _ if fence.by_hand_allowed => format!("{line}\n"),
        _ => {
            let language = fence.language;
            let instead = match language {
                "rust" => "include a region of a crate: {{#include ../../solutions/…:name}}",
                _ => "quote a run: {{#output step1: its first line}}",
            };
            chapter.problem(at, format!("{language} written by hand; {instead}"));
            String::new()
        }
    }
}

fn outside(chapter: &mut Chapter<'_>, line: &str, at: usize) -> String {
    match directive(line) {
        None if line.contains("{{#") => {
            chapter.problem(at, "a directive {{#…}} needs a line of its own");
            String::new()
        }
        None => format!("{line}\n"),
        Some(Directive::Include(what)) => include::file(chapter, what, "", at),
        Some(Directive::Exercise(number)) => card::exercise(chapter, number, at),
        Some(Directive::Output(what)) => output::quote(chapter, what, at),
        Some(Directive::Unknown(name)) => {
            let known = "#include, #exercise, #output";
            chapter.problem(at, format!("unknown directive #{name}; there are {known}"));
            String::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::chapter::{Inputs, Stale};
    use crate::place::Root;

    /// Expands a chapter of a small workbook; returns the text and the problems.
    fn expand(text: &str) -> (String, Vec<String>) {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::at(folder.path());
        for (path, content) in [
            (
                "solutions/a.rs",
                "impl A {\n    // ANCHOR: one\n    fn a() {}\n    // ANCHOR_END: one\n    // ANCHOR: open\n}\n",
            ),
            ("book/chapters/x.md", ""),
        ] {
            std::fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            std::fs::write(root.join(path), content).unwrap();
        }
        let mut problems = Vec::new();
        let mut chapter = super::Chapter {
            root: &root,
            stale: Stale::Refuse,
            inputs: &Inputs::default(),
            exercises: &[],
            file: "book/chapters/x.md".into(),
            problems: &mut problems,
        };
        let expanded = super::chapter(&mut chapter, text);
        (expanded, problems.iter().map(ToString::to_string).collect())
    }

    fn is_refused(text: &str, line: usize, word: &str) {
        let (_, problems) = expand(text);
        let place = format!("book/chapters/x.md:{line}: ");
        assert_eq!(problems.len(), 1, "{text}: {problems:?}");
        assert!(problems[0].starts_with(&place), "{problems:?}");
        assert!(problems[0].contains(word), "{problems:?}");
    }

    #[test]
    fn a_region_is_included_and_moved_to_the_left() {
        let (text, problems) = expand("```rust\n{{#include ../../solutions/a.rs:one}}\n```\n");
        assert_eq!(text, "```rust\nfn a() {}\n```\n");
        assert!(problems.is_empty(), "{problems:?}");
    }

    #[test]
    fn what_is_missing_is_refused_with_its_line() {
        is_refused(
            "x\n{{#include ../../solutions/b.rs}}\n",
            2,
            "solutions/b.rs",
        );
        is_refused("{{#include ../../solutions/a.rs:two}}\n", 1, "one, open");
        is_refused("{{#include ../../solutions/a.rs:open}}\n", 1, "ANCHOR_END");
        is_refused("{{#include ../../solutions/a.rs:1:2}}\n", 1, "line numbers");
        is_refused("{{#include ../../../etc/passwd}}\n", 1, "outside");
        is_refused("{{#exercise 9.9}}\n", 1, "9.9");
        is_refused("{{#playground a.rs}}\n", 1, "playground");
        is_refused("see {{#include a.rs}}\n", 1, "line of its own");
    }

    #[test]
    fn code_written_by_hand_is_refused_with_its_line() {
        is_refused("```rust\nfn a() {}\n```\n", 2, "by hand");
        is_refused("~~~rust,ignore\nfn a() {}\n~~~\n", 2, "by hand");
        is_refused("> text\n\n```text\n✔ 200\n```\n", 4, "by hand");
        is_refused("```\nx\n```\n", 1, "language");
        is_refused("```console\ncargo test\n", 1, "does not end");
    }

    #[test]
    fn what_a_reader_types_is_written_by_hand() {
        let text = "Type `{{x}}`:\n\n```console\ncargo run -p step1\n```\n";
        assert_eq!(expand(text), (text.to_owned(), Vec::new()));
    }
}
