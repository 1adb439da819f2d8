//! `cargo workbook reset`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};

use super::is_begun;
use crate::place::{Root, Step};
use crate::stubs::{self, Stub};

/// Makes the learner's files of a step untouched stubs again. What was there is
/// saved first. No other file is touched.
///
/// # Errors
/// When there is no such step, or a file cannot be read or written.
pub fn reset(root: &Root, step: &str) -> Result<()> {
    let step = root.step(step)?;
    if !is_begun(root, &step)? {
        println!(
            "The files of {} are untouched: nothing to do.",
            step.package()
        );
        return Ok(());
    }
    let backup = replace(root, &step, &stubs::of_step(root, &step)?)?;
    println!("{} is as it was at first.", step.package());
    println!("What you wrote is in {}.", root.name_of(&backup));
    Ok(())
}

/// Saves a step's files, and then writes others in their place.
///
/// # Errors
/// When a file cannot be read or written. Nothing is replaced before all is saved.
pub(super) fn replace(root: &Root, step: &Step, by: &[Stub]) -> Result<PathBuf> {
    let folder = root.join(format!("steps/{}", step.folder));
    let backup = free(root, step);
    save(&folder.join("src"), &backup.join("src"))?;
    let manifest = "Cargo.toml";
    copy(&folder.join(manifest), &backup.join(manifest))?;
    for stub in by {
        if let Some(folder) = stub.path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&stub.path, &stub.text)
            .with_context(|| format!("cannot write {}", root.name_of(&stub.path)))?;
    }
    Ok(backup)
}

/// A folder for a backup, named after the step and the time, that is not there yet.
fn free(root: &Root, step: &Step) -> PathBuf {
    let now = humantime::format_rfc3339_seconds(SystemTime::now());
    // A colon is no part of a file name on every system.
    let name = format!("{}-{now}", step.package()).replace(':', "-");
    let first = root.join("backups").join(&name);
    let more = (2..).map(|number| root.join("backups").join(format!("{name}-{number}")));
    let mut names = std::iter::once(first).chain(more);
    names
        .find(|folder| !folder.exists())
        .expect("numbers do not end")
}

fn save(from: &Path, to: &Path) -> Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let path = entry?.path();
        let to = to.join(path.file_name().unwrap_or_default());
        match path.is_dir() {
            true => save(&path, &to)?,
            false => copy(&path, &to)?,
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("cannot save {}", from.display()))?;
    Ok(())
}
