//! `{{#output name: first line}}`: a part of a recorded run.

use super::{Chapter, Stale};
use crate::place::read;
use crate::record;

/// The recorded run, or the paragraph of it whose first line begins with the
/// text behind the colon, as a block.
pub(super) fn quote(chapter: &mut Chapter<'_>, what: &str, at: usize) -> String {
    let (name, begin) = match what.split_once(':') {
        Some((name, begin)) => (name.trim(), begin.trim()),
        None => (what, ""),
    };
    let path = record::file(chapter.root, name);
    chapter.inputs.add(&path);
    let Ok(text) = read(&path) else {
        let shown = chapter.root.name_of(&path);
        chapter.problem(
            at,
            format!("there is no recorded run {shown}; run: cargo workbook record"),
        );
        return String::new();
    };
    let Some(quoted) = paragraph(&text, begin) else {
        let shown = chapter.root.name_of(&path);
        chapter.problem(
            at,
            format!("{shown} has no paragraph that begins with {begin:?}"),
        );
        return String::new();
    };
    let mut block = format!("```text\n{}\n```\n", quoted.trim_end());
    if record::is_stale(chapter.root, name) {
        match chapter.stale {
            Stale::Refuse => chapter.problem(
                at,
                format!("the run {name} was recorded from other code; run: cargo workbook record"),
            ),
            Stale::Tell => block.push_str(
                "\n*Recorded from another version of the code than the one you have here.*\n",
            ),
        }
    }
    block
}

fn paragraph<'a>(text: &'a str, begin: &str) -> Option<&'a str> {
    if begin.is_empty() {
        return Some(text);
    }
    text.split("\n\n").find(|part| part.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::paragraph;

    #[test]
    fn a_paragraph_is_found_by_its_first_line() {
        let text = "Title\n\nGood:\n  ✔ 200\n\nBad:\n  ✘ 500\n";
        assert_eq!(paragraph(text, "Good"), Some("Good:\n  ✔ 200"));
        assert_eq!(paragraph(text, "✔"), None);
        assert_eq!(paragraph(text, ""), Some(text));
    }
}
