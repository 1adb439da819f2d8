//! `{{#include path:region}}`: a part of a file, as it is right now.

use std::path::{Component, Path, PathBuf};

use super::Chapter;
use crate::place::read;
use crate::region;

/// The text of an included file or region. A problem gives an empty text.
pub(super) fn file(chapter: &mut Chapter<'_>, what: &str, language: &str, at: usize) -> String {
    let (path, name) = match what.split_once(':') {
        Some((path, name)) => (path, Some(name)),
        None => (what, None),
    };
    if name.is_some_and(|name| name.starts_with(|first: char| !first.is_alphabetic())) {
        chapter.problem(
            at,
            "line numbers go stale in silence; mark a region with ANCHOR",
        );
        return String::new();
    }
    let folder = chapter.root.join(&chapter.file);
    let path = resolve(&folder.join("..").join(path));
    if !path.starts_with(chapter.root.folder()) {
        chapter.problem(at, format!("{what} is outside of the workbook"));
        return String::new();
    }
    if language == "rust" && path.extension().is_none_or(|ending| ending != "rs") {
        chapter.problem(at, format!("{what} is not a Rust file"));
        return String::new();
    }
    chapter.inputs.add(&path);
    let shown = chapter.root.name_of(&path);
    let Ok(source) = read(&path) else {
        chapter.problem(at, format!("there is no file {shown}"));
        return String::new();
    };
    match name.map(|name| region::text(&source, name)) {
        None => region::without_marks(source.lines()),
        Some(Ok(text)) => text,
        Some(Err(missing)) => {
            let name = name.unwrap_or_default();
            chapter.problem(at, format!("{shown} has no region {name}: {missing}"));
            String::new()
        }
    }
}

/// The path without `..`, whether or not the file exists.
fn resolve(path: &Path) -> PathBuf {
    let mut resolved = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(resolved.pop()),
            Component::CurDir => {}
            other => resolved.push(other),
        }
    }
    resolved
}
