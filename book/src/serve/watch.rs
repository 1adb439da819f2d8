//! Which changes on disk matter: to the book, and to the results of checks.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
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

/// A change that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Of the code that checks run: the learner's, the suites', the references'.
    Code,
    /// Of a chapter, or of a file that the book includes, with its name. A
    /// learner's own code is no part of the book.
    Book(String),
}

/// Calls `then` after changes. Watching ends when the returned watcher is dropped.
///
/// # Errors
/// When the system cannot watch files.
pub(super) fn changes(
    root: &Root,
    inputs: Inputs,
    then: impl FnMut(Change) + Send + 'static,
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
            // Nobody listens any more only while the program ends.
            if is_code(&home, &path) {
                let _ = sender.send(Change::Code);
            }
            if matters(&home, &inputs, &path) {
                let _ = sender.send(Change::Book(home.name_of(&path)));
            }
        }
    })
    .context("changes cannot be watched")?;
    for folder in FOLDERS {
        watcher
            .watch(&root.join(folder), RecursiveMode::Recursive)
            .with_context(|| format!("cannot watch {folder}"))?;
    }
    std::thread::spawn(move || tell(&changed, then));
    Ok(watcher)
}

/// One call of each kind for a burst of changes, once it is over. The code comes
/// first: a book takes longer.
fn tell(changed: &Receiver<Change>, mut then: impl FnMut(Change)) {
    while let Ok(change) = changed.recv() {
        let mut burst = vec![change];
        while let Ok(change) = changed.recv_timeout(QUIET) {
            burst.push(change);
        }
        if burst.contains(&Change::Code) {
            then(Change::Code);
        }
        let mut others = burst.into_iter().filter(|change| *change != Change::Code);
        if let Some(book) = others.next() {
            then(book);
        }
    }
}

/// Whether a file belongs to what checks are made of.
fn is_code(root: &Root, path: &Path) -> bool {
    let is_watched = ["steps", "solutions", "tests"]
        .iter()
        .any(|folder| path.starts_with(root.join(folder)));
    let ending = path.extension().and_then(|ending| ending.to_str());
    is_watched && matches!(ending, Some("rs" | "toml"))
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
    fn a_change_is_told_and_reading_is_none() {
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
        let then = move |change| sender.send(change).unwrap();
        let _watcher = changes(&root, inputs, then).unwrap();

        fs::read_to_string(root.join("book/chapters/a.md")).unwrap();
        assert_eq!(told.recv_timeout(NEVER), Err(RecvTimeoutError::Timeout));

        // On a busy machine one change may come in two bursts: it is heard again.
        let heard = || {
            let mut heard = vec![told.recv_timeout(SOON).unwrap()];
            while let Ok(change) = told.recv_timeout(NEVER) {
                heard.push(change);
            }
            heard.dedup();
            heard
        };
        for file in ["steps/s/a.rs", "tests/a.rs"] {
            fs::write(root.join(file), "2").unwrap();
            assert_eq!(heard(), [Change::Code]);
        }

        for text in ["2", "3", "4"] {
            fs::write(root.join("book/chapters/a.md"), text).unwrap();
        }
        assert_eq!(heard(), [Change::Book("book/chapters/a.md".into())]);

        // What a chapter includes is both.
        fs::write(root.join("solutions/a.rs"), "2").unwrap();
        let heard = heard();
        assert!(heard.contains(&Change::Code), "{heard:?}");
        let included = Change::Book("solutions/a.rs".into());
        assert!(heard.contains(&included), "{heard:?}");
    }
}
