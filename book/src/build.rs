//! Building the book with mdBook, in this process.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use mdbook_driver::MDBook;
use mdbook_driver::config::{Config, HtmlConfig};

use crate::chapter::{Inputs, Stale, Workbook};
use crate::links;
use crate::place::Root;

/// A file that tells a book from any other folder, so that nothing else is ever
/// replaced by one.
const MARKER: &str = ".workbook";

/// For whom a book is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// For any web server, or none.
    Reading,
    /// For `cargo workbook`, which tells the pages when there is a newer book.
    Serving,
}

/// Builds the book into `folder`, which is emptied first.
///
/// # Errors
/// When the book's text does not fit the code, a link leads nowhere, or a file
/// cannot be read or written.
pub fn into(root: &Root, folder: &Path, purpose: For, inputs: &Inputs) -> Result<()> {
    let home = root.join("book");
    let mut config = Config::from_disk(home.join("book.toml"))?;
    config.build.build_dir = folder.to_owned();
    // Otherwise mdBook writes an empty chapter for one that is missing.
    config.build.create_missing = false;
    if purpose == For::Serving {
        let mut html: HtmlConfig = config.html_config().unwrap_or_default();
        html.additional_js.push(PathBuf::from("theme/live.js"));
        config.set("output.html", html)?;
    }
    let mut book = MDBook::load_with_config(home, config)?;
    let stale = match purpose {
        For::Reading => Stale::Refuse,
        For::Serving => Stale::Tell,
    };
    book.with_preprocessor(Workbook::new(root.clone(), stale, inputs.clone()));
    book.build()?;
    links::check(folder)?;
    fs::write(folder.join(MARKER), "written by cargo workbook build\n")
        .with_context(|| format!("cannot write into {}", folder.display()))
}

/// Builds the book beside `destination` and then puts it in its place, so that
/// there is never half of a book.
///
/// # Errors
/// As [`into`], and when there is something at the destination that is no book.
pub fn publish(root: &Root, destination: &Path) -> Result<()> {
    let destination = std::path::absolute(destination)?;
    refuse_to_overwrite(&destination)?;
    let parent = destination
        .parent()
        .with_context(|| format!("{} cannot be a folder of its own", destination.display()))?;
    fs::create_dir_all(parent).with_context(|| format!("cannot create {}", parent.display()))?;
    let beside = tempfile::Builder::new()
        .prefix(".workbook-")
        .tempdir_in(parent)
        .with_context(|| format!("cannot write in {}", parent.display()))?;
    let fresh = beside.path().join("book");
    into(root, &fresh, For::Reading, &Inputs::default())?;
    if destination.exists() {
        fs::rename(&destination, beside.path().join("old"))
            .with_context(|| format!("cannot replace {}", destination.display()))?;
    }
    fs::rename(&fresh, &destination)
        .with_context(|| format!("cannot write {}", destination.display()))
}

fn refuse_to_overwrite(destination: &Path) -> Result<()> {
    if !destination.exists() {
        return Ok(());
    }
    let shown = destination.display();
    if !destination.is_dir() {
        bail!("{shown} is a file. Name a folder for the book with --dest.");
    }
    let is_empty = fs::read_dir(destination)
        .with_context(|| format!("cannot read {shown}"))?
        .next()
        .is_none();
    if !is_empty && !destination.join(MARKER).is_file() {
        bail!(
            "{shown} holds something else than a book of this workbook, and a build replaces \
             the whole folder. Name an empty or a new folder with --dest."
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::mirror;

    /// A copy of this workbook, to be damaged.
    fn copy() -> (tempfile::TempDir, Root) {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::find().unwrap();
        mirror(root.folder(), folder.path()).unwrap();
        let copy = Root::at(folder.path());
        (folder, copy)
    }

    fn change(root: &Root, file: &str, from: &str, to: &str) {
        let path = root.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// Why the copy cannot be built, now that it has been damaged.
    fn refusal(root: &Root) -> String {
        let folder = tempfile::tempdir().unwrap();
        let built = into(root, folder.path(), For::Reading, &Inputs::default());
        format!("{:#}", built.unwrap_err())
    }

    #[test]
    fn the_book_fits_the_code() {
        let root = Root::find().unwrap();
        let folder = tempfile::tempdir().unwrap();
        into(&root, folder.path(), For::Reading, &Inputs::default()).unwrap();
        let page = fs::read_to_string(folder.path().join("step1.html")).unwrap();
        assert!(
            page.contains("id=\"exercise-1-1\""),
            "the card of exercise 1.1 is missing"
        );
        assert!(!page.contains("{{#"), "a directive is left over");
        assert!(!page.contains("live"), "a static page has no live script");
    }

    #[test]
    fn a_missing_chapter_or_anchor_is_told_by_name() {
        let (_folder, root) = copy();
        change(
            &root,
            "solutions/step1_naive/src/client.rs",
            "ANCHOR_END: exercise_1_1",
            "x",
        );
        let why = refusal(&root);
        assert!(
            why.contains("exercise_1_1 has no ANCHOR_END") || why.contains("exercise_1_1"),
            "{why}"
        );

        let (_folder, root) = copy();
        fs::remove_file(root.join("book/chapters/step2.md")).unwrap();
        let why = refusal(&root);
        assert!(why.contains("step2.md"), "{why}");
        assert!(
            !root.join("book/chapters/step2.md").exists(),
            "nothing is invented"
        );
    }

    #[test]
    fn a_heading_that_a_check_points_to_must_be_there() {
        let (_folder, root) = copy();
        change(
            &root,
            "book/chapters/step2.md",
            "# Retry-After",
            "# Come back later",
        );
        let why = refusal(&root);
        assert!(why.contains("tests/step2.rs:"), "{why}");
        assert!(why.contains("\"Retry-After\""), "{why}");
    }

    #[test]
    fn a_stale_output_is_refused_for_readers_and_told_to_learners() {
        let (_folder, root) = copy();
        let demo = root.join("steps/step1_naive/src/main.rs");
        fs::write(&demo, fs::read_to_string(&demo).unwrap() + "\n// changed\n").unwrap();
        let why = refusal(&root);
        assert!(why.contains("cargo workbook record"), "{why}");
        assert!(why.contains("book/chapters/step1.md:"), "{why}");
        let folder = tempfile::tempdir().unwrap();
        into(&root, folder.path(), For::Serving, &Inputs::default()).unwrap();
        let page = fs::read_to_string(folder.path().join("step1.html")).unwrap();
        assert!(page.contains("Recorded from another version"));
    }

    #[test]
    fn only_a_book_is_ever_replaced() {
        let root = Root::find().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let precious = folder.path().join("thesis.txt");
        fs::write(&precious, "years of work").unwrap();
        let why = publish(&root, folder.path()).unwrap_err().to_string();
        assert!(why.contains("--dest"), "{why}");
        let why = publish(&root, &precious).unwrap_err().to_string();
        assert!(why.contains("is a file"), "{why}");
        assert_eq!(fs::read_to_string(&precious).unwrap(), "years of work");

        let book = folder.path().join("a/b");
        publish(&root, &book).unwrap();
        publish(&root, &book).unwrap();
        assert!(book.join("index.html").is_file());
        let left: Vec<_> = fs::read_dir(folder.path().join("a")).unwrap().collect();
        assert_eq!(left.len(), 1, "nothing else is left behind: {left:?}");
    }
}
