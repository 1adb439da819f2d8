//! Which changes on disk ask for a new book.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{DebounceEventResult, Debouncer, new_debouncer};

use crate::chapter::Inputs;
use crate::place::Root;

/// Editors write a file in several strokes: wait until they are done.
const QUIET: Duration = Duration::from_millis(100);
/// Where the files are that a book is made of.
const FOLDERS: [&str; 4] = ["book", "solutions", "steps", "tests"];
/// All files in these folders belong to the book, included or not.
const OWN: [&str; 4] = [
    "book/chapters",
    "book/exercises",
    "book/theme",
    "book/book.toml",
];

/// Calls `then` after a change of a chapter, or of a file that the book includes,
/// with the name of that file. A learner's own code is no part of the book.
///
/// # Errors
/// When the system cannot watch files.
pub(super) fn changes(
    root: &Root,
    inputs: Inputs,
    mut then: impl FnMut(&str) + Send + 'static,
) -> Result<Debouncer<RecommendedWatcher>> {
    let home = root.clone();
    let react = move |events: DebounceEventResult| {
        let Ok(events) = events else {
            return;
        };
        let mut paths = events.iter().map(|event| event.path.as_path());
        if let Some(path) = paths.find(|path| matters(&home, &inputs, path)) {
            then(&home.name_of(path));
        }
    };
    let mut debouncer = new_debouncer(QUIET, react).context("changes cannot be watched")?;
    for folder in FOLDERS {
        debouncer
            .watcher()
            .watch(&root.join(folder), RecursiveMode::Recursive)
            .with_context(|| format!("cannot watch {folder}"))?;
    }
    Ok(debouncer)
}

fn matters(root: &Root, inputs: &Inputs, path: &Path) -> bool {
    let is_own = OWN.iter().any(|own| path.starts_with(root.join(own)));
    let is_file = path.extension().is_some();
    is_file && (is_own || inputs.contains(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_learners_own_file_does_not_matter() {
        let root = Root::at("/w");
        let inputs = Inputs::default();
        let does = |path: &str| matters(&root, &inputs, Path::new(path));
        assert!(does("/w/book/chapters/step1.md"));
        assert!(!does("/w/steps/step1_naive/src/client.rs"));
        assert!(!does("/w/book/chapters"));
    }
}
