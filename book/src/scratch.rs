//! A copy of the workbook to try things in. Nobody's files are touched.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::checks::{self, Limits, Run, Suite};
use crate::job::Stop;
use crate::place::{Root, Step, read};
use crate::{cargo, exercise, narrow, region, stubs};

/// Folders of the root that are no part of a copy.
const LEFT_OUT: [&str; 3] = ["target", ".git", "output"];

/// Texts to put in place of regions of a reference, by the regions' names.
pub type Replacements = BTreeMap<String, String>;

/// A copy of the workbook, with a target folder of its own: cargo takes the same
/// package in two folders for one and the same, and would mix up their programs.
///
/// A copy is kept from use to use, so that what has not changed need not be built
/// again. Whoever has it keeps others waiting.
pub struct Scratch {
    home: Root,
    copy: Root,
    target: PathBuf,
    _lock: fs::File,
}

impl Scratch {
    /// Brings the copy up to date; waits while somebody else has it.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn new(root: &Root) -> Result<Scratch> {
        Scratch::lane(root, 0)
    }

    /// The same for one of several copies that are used side by side; the first
    /// has the number 0.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn lane(root: &Root, number: usize) -> Result<Scratch> {
        let folder = match number {
            0 => cargo::target(root).join("scratch"),
            other => cargo::target(root).join(format!("scratch-{other}")),
        };
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot create {}", folder.display()))?;
        let lock = fs::File::create(folder.join("lock"))?;
        lock.lock().context("the copy cannot be locked")?;
        let copy = Root::at(folder.join("workbook"));
        mirror(root.folder(), copy.folder())?;
        Ok(Scratch {
            home: root.clone(),
            copy,
            target: folder.join("target"),
            _lock: lock,
        })
    }

    /// The copy's root.
    pub fn root(&self) -> &Root {
        &self.copy
    }

    /// The folder that cargo builds the copy into.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Takes over what another copy has built of other people's crates, unless
    /// something has been built here before. It saves a minute.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn take_over(&self, other: &Scratch) -> Result<()> {
        if self.target.exists() {
            return Ok(());
        }
        for part in ["deps", "build", ".fingerprint"] {
            let part = Path::new("debug").join(part);
            copy(&other.target.join(&part), &self.target.join(&part))?;
        }
        Ok(())
    }

    /// Makes the learner's crate of a step the untouched stubs.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn put_stubs(&self, step: &Step) -> Result<()> {
        self.put_until(step, 0)
    }

    /// Makes the learner's crate of a step what it is when its first `done`
    /// exercises are done.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn put_until(&self, step: &Step, done: u32) -> Result<()> {
        for stub in stubs::until(&self.copy, step, done)? {
            write_if_changed(&stub.path, &stub.text)?;
        }
        Ok(())
    }

    /// Makes the learner's crate of a step the reference, with other texts in
    /// place of some of its regions.
    ///
    /// # Errors
    /// When a file cannot be written, or a region to replace is not there.
    pub fn put_solution(&self, step: &Step, mut replacements: Replacements) -> Result<()> {
        for stub in stubs::of_step(&self.copy, step)? {
            let mut text = read(&stub.reference)?;
            for name in region::names(&text) {
                if let Some(replacement) = replacements.remove(&name) {
                    text = replace(&text, &name, &replacement)?;
                }
            }
            write_if_changed(&stub.path, &text)?;
        }
        match replacements.keys().next() {
            None => Ok(()),
            Some(name) => bail!("the reference of {} has no region {name}", step.package()),
        }
    }

    /// Runs the checks of the learner's crate of a step; if some are named by `checks`,
    /// only these.
    ///
    /// # Errors
    /// When a file cannot be read or written, or cargo cannot be started.
    pub fn check(&self, step: &Step, checks: &[&str]) -> Result<Run> {
        self.narrow(step, checks)?;
        let known = exercise::checks(&self.copy, step)?;
        let (mut limits, stop) = (Limits::default(), Stop::default());
        // Many of the solutions that are tried here hang. Those that end after the
        // five seconds that some checks allow, or sleep for seven, are still heard.
        limits.patience = Some(8);
        let package = step.package();
        let suite = match checks.is_empty() {
            true => Suite::of(&package),
            false => Suite {
                package: &package,
                target: &package,
            },
        };
        let run = checks::run(self.command(), suite, &known, &limits, &stop, |_| {})?;
        run.context("nobody can have stopped it")
    }

    /// Leaves out of a step what is not needed to run its checks: the demo and, if some
    /// `checks` are named, all others. It halves the time of a build, and more.
    ///
    /// Where some are named, crate and suite are built as one, the suite as a module
    /// of it: one run of the compiler instead of two.
    fn narrow(&self, step: &Step, checks: &[&str]) -> Result<()> {
        let package = step.package();
        let suite = format!("tests/{package}.rs");
        let mut text = read(&self.home.join(&suite))?;
        if !checks.is_empty() {
            text = narrow::only(&text, checks);
        }
        write_if_changed(&self.copy.join(&suite), &text)?;
        let folder = format!("steps/{}", step.folder);
        let manifest = format!("{folder}/Cargo.toml");
        let text = read(&self.home.join(&manifest))?;
        let text = narrow::manifest(&text, &package, !checks.is_empty());
        let text = text.with_context(|| format!("in {manifest}"))?;
        write_if_changed(&self.copy.join(&manifest), &text)?;
        if checks.is_empty() {
            return Ok(());
        }
        let code = read(&self.copy.join(format!("{folder}/src/lib.rs")))?;
        let path = format!("{folder}/{}", narrow::AS_ONE);
        write_if_changed(&self.copy.join(path), &narrow::as_one(&code, &package))
    }

    fn command(&self) -> Command {
        let mut command = cargo::command(&self.copy);
        command.env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// What cargo prints to standard output, and whether it succeeded.
    ///
    /// # Errors
    /// When cargo cannot be started.
    pub fn cargo(&self, arguments: &[&str]) -> Result<(String, bool)> {
        let output = self
            .command()
            .args(arguments)
            .output()
            .context("cargo cannot be started")?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        Ok((said, output.status.success()))
    }
}

/// The regions that a file holds, to be put in place of those of a reference.
///
/// # Errors
/// When the file cannot be read, or has no region or one without an end.
pub fn replacements(path: &Path) -> Result<Replacements> {
    let source = read(path)?;
    let mut found = Replacements::new();
    for name in region::names(&source) {
        let text = region::text(&source, &name)
            .map_err(|missing| anyhow::anyhow!("{}: {name}: {missing}", path.display()))?;
        found.insert(name, text);
    }
    if found.is_empty() {
        bail!("{} has no region", path.display());
    }
    Ok(found)
}

fn replace(source: &str, name: &str, replacement: &str) -> Result<String> {
    let range = region::range(source, name).map_err(|missing| anyhow::anyhow!("{missing}"))?;
    let lines: Vec<&str> = source.lines().collect();
    let by = region::indentation(lines[range.start - 1]);
    let before = lines[..range.start].join("\n");
    let after = lines[range.end..].join("\n");
    Ok(format!(
        "{before}\n{}{after}\n",
        region::indent(replacement, by)
    ))
}

/// Makes `copy` the same as `home`. Files that are the same already keep their
/// time of change, by which cargo tells what to build again.
pub(crate) fn mirror(home: &Path, copy: &Path) -> Result<()> {
    fs::create_dir_all(copy).with_context(|| format!("cannot create {}", copy.display()))?;
    let wanted = entries(home)?;
    for (name, path) in entries(copy)? {
        if !wanted.contains_key(&name) {
            match path.is_dir() {
                true => fs::remove_dir_all(&path)?,
                false => fs::remove_file(&path)?,
            }
        }
    }
    for (name, path) in wanted {
        let to = copy.join(name);
        if path.is_dir() {
            mirror(&path, &to)?;
        } else {
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            if fs::read(&to).ok().as_ref() != Some(&bytes) {
                fs::write(&to, bytes).with_context(|| format!("cannot write {}", to.display()))?;
            }
        }
    }
    Ok(())
}

/// Copies a folder with the times of change of its files, by which cargo tells
/// what is up to date.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot create {}", to.display()))?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let to = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &to)?;
            continue;
        }
        fs::copy(&path, &to).with_context(|| format!("cannot copy {}", path.display()))?;
        let changed = fs::metadata(&path)?.modified()?;
        fs::File::options()
            .append(true)
            .open(&to)
            .and_then(|file| file.set_modified(changed))
            .with_context(|| format!("cannot set the time of {}", to.display()))?;
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_quoted_output = folder.ends_with("chapters");
        if !LEFT_OUT.contains(&name.as_str()) || is_quoted_output {
            found.insert(name, entry.path());
        }
    }
    Ok(found)
}

fn write_if_changed(path: &Path, text: &str) -> Result<()> {
    if read(path).ok().as_deref() == Some(text) {
        return Ok(());
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_replaced_with_its_indentation() {
        let source = "fn a() {\n    // ANCHOR: x\n    1\n    // ANCHOR_END: x\n}\n";
        let replaced = replace(source, "x", "if b {\n    2\n}\n").unwrap();
        let expected =
            "fn a() {\n    // ANCHOR: x\n    if b {\n        2\n    }\n    // ANCHOR_END: x\n}\n";
        assert_eq!(replaced, expected);
    }
}
