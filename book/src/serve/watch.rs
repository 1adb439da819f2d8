//! Which changes on disk ask for a new book.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::chapter::Inputs;
use crate::place::Root;

/// Editors write a file in several strokes: wait until they are done.
const QUIET: Duration = Duration::from_millis(80);
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
/// Watching ends when the returned watcher is dropped.
///
/// # Errors
/// When the system cannot watch files.
pub(super) fn changes(
    root: &Root,
    inputs: Inputs,
    then: impl FnMut(&str) + Send + 'static,
) -> Result<RecommendedWatcher> {
    let (sender, changed) = channel();
    let home = root.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let Ok(event) = event else {
            return;
        };
        // Reading a file is an event, too, and a build reads them all.
        if event.kind.is_access() {
            return;
        }
        for path in event.paths {
            if matters(&home, &inputs, &path) {
                // Nobody listens any more only while the program ends.
                let _ = sender.send(path);
            }
        }
    })
    .context("changes cannot be watched")?;
    for folder in FOLDERS {
        watcher
            .watch(&root.join(folder), RecursiveMode::Recursive)
            .with_context(|| format!("cannot watch {folder}"))?;
    }
    let home = root.clone();
    std::thread::spawn(move || tell(&home, &changed, then));
    Ok(watcher)
}

/// One call for a burst of changes, once it is over.
fn tell(root: &Root, changed: &Receiver<PathBuf>, mut then: impl FnMut(&str)) {
    while let Ok(path) = changed.recv() {
        while !matches!(
            changed.recv_timeout(QUIET),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected)
        ) {}
        then(&root.name_of(&path));
    }
}

fn matters(root: &Root, inputs: &Inputs, path: &Path) -> bool {
    let is_own = OWN.iter().any(|own| path.starts_with(root.join(own)));
    let is_file = path.extension().is_some();
    is_file && (is_own || inputs.contains(path))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc::RecvTimeoutError;

    use super::*;

    const SOON: Duration = Duration::from_secs(5);
    const NEVER: Duration = Duration::from_millis(400);

    #[test]
    fn a_change_is_told_once_and_reading_or_a_learners_file_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::at(folder.path().canonicalize().unwrap());
        for file in [
            "book/chapters/a.md",
            "steps/s/a.rs",
            "solutions/a.rs",
            "tests/a.rs",
        ] {
            fs::create_dir_all(root.join(file).parent().unwrap()).unwrap();
            fs::write(root.join(file), "1").unwrap();
        }
        let inputs = Inputs::default();
        inputs.add(&root.join("solutions/a.rs"));
        let (sender, told) = channel();
        let then = move |name: &str| sender.send(name.to_owned()).unwrap();
        let _watcher = changes(&root, inputs, then).unwrap();

        fs::read_to_string(root.join("book/chapters/a.md")).unwrap();
        fs::write(root.join("steps/s/a.rs"), "2").unwrap();
        fs::write(root.join("tests/a.rs"), "2").unwrap();
        assert_eq!(told.recv_timeout(NEVER), Err(RecvTimeoutError::Timeout));

        for file in ["book/chapters/a.md", "solutions/a.rs"] {
            for text in ["2", "3", "4"] {
                fs::write(root.join(file), text).unwrap();
            }
            assert_eq!(told.recv_timeout(SOON).as_deref(), Ok(file));
            assert_eq!(told.recv_timeout(NEVER), Err(RecvTimeoutError::Timeout));
        }
    }
}
