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
