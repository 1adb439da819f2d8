//! Recorded runs: the terminal output that the book quotes.
//!
//! A run is recorded once, together with a fingerprint of the code that it ran.
//! When the code changes, the book's build notices and asks for a new recording.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::cargo;
use crate::checks::{self, Outcome};
use crate::place::{Root, Step, read};
use crate::prove;
use crate::scratch::{self, Scratch};

/// Where the fingerprints are, from the root of the workbook.
const FINGERPRINTS: &str = "book/recorded.toml";
/// The mistake that the introduction shows a failing check of.
const MISTAKE: &str = "tests/wrong/step1/slash_doubled.rs";

/// The file of a recorded run.
pub fn file(root: &Root, name: &str) -> PathBuf {
    root.join(format!("book/chapters/output/{name}.txt"))
}

/// Whether a run was recorded from other code than is there now.
pub fn is_stale(root: &Root, name: &str) -> bool {
    let Ok(step) = step_of(root, name) else {
        return true;
    };
    match (fingerprint(root, &step), fingerprints(root)) {
        (Ok(now), Ok(recorded)) => recorded.get(name) != Some(&now),
        _ => true,
    }
}

/// The step whose code a run shows.
fn step_of(root: &Root, name: &str) -> Result<Step> {
    match name {
        "to-do" | "failing-check" => root.step("step1"),
        other => match examples(root)?.remove(other) {
            Some(step) => Ok(step),
            None => root.step(other),
        },
    }
}

/// The examples of the reference solutions, such as `storm`, and their steps: a
/// file, or a folder with a `main.rs`. All of them are simulations, so each run is
/// the same to the last letter.
fn examples(root: &Root) -> Result<BTreeMap<String, Step>> {
    let mut found = BTreeMap::new();
    for step in root.steps()? {
        let folder = format!("solutions/{}/examples", step.folder);
        if !root.join(&folder).exists() {
            continue;
        }
        for path in root.files(&folder, "rs")? {
            let inside = path.strip_prefix(root.join(&folder))?;
            let folder = inside.parent().filter(|_| inside.ends_with("main.rs"));
            let name = match folder {
                Some(folder) if folder != Path::new("") => folder.to_string_lossy(),
                _ if inside.components().count() > 1 => continue, // its modules
                _ => inside.file_stem().unwrap_or_default().to_string_lossy(),
            };
            if found.insert(name.to_string(), step.clone()).is_some() {
                bail!("there are two examples with the name {name}");
            }
        }
    }
    Ok(found)
}

/// The names of all runs that the book may quote. Demos come first: what an
/// unfinished step prints quotes what the finished one does.
fn names(root: &Root) -> Result<Vec<String>> {
    let mut names: Vec<_> = root.steps()?.iter().map(Step::package).collect();
    names.extend(["to-do", "failing-check"].map(str::to_owned));
    names.extend(examples(root)?.into_keys());
    Ok(names)
}

/// Records all runs anew; returns the files that changed. A run that differs in
/// nothing but times keeps its old text.
///
/// # Errors
/// When a run fails or a file cannot be written.
pub fn all(root: &Root, tell: impl Fn(&str)) -> Result<Vec<PathBuf>> {
    let mut changed = Vec::new();
    let mut prints = BTreeMap::new();
    for name in names(root)? {
        tell(&name);
        let path = file(root, &name);
        let said = run(root, &name)?;
        let known = read(&path).unwrap_or_default();
        if !is_the_same(root, &name, &known, &said)? {
            fs::write(&path, said).with_context(|| format!("cannot write {}", path.display()))?;
            changed.push(path);
        }
        let step = step_of(root, &name)?;
        prints.insert(name, fingerprint(root, &step)?);
    }
    let path = root.join(FINGERPRINTS);
    let text = format!(
        "# Written by `cargo workbook record`: from which code each run was recorded.\n{}",
        toml::to_string(&prints)?
    );
    if read(&path).unwrap_or_default() != text {
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(changed)
}

/// Runs everything and compares it with what is recorded.
///
/// # Errors
/// When a run fails or says something else, other than times.
pub fn check(root: &Root, tell: impl Fn(&str)) -> Result<()> {
    for name in names(root)? {
        tell(&name);
        let path = file(root, &name);
        if is_stale(root, &name) || !is_still_said(root, &name, &read(&path)?)? {
            bail!(
                "{} is not what the code prints now.\nRun: cargo workbook record",
                root.name_of(&path)
            );
        }
    }
    Ok(())
}

/// Whether a run still says what is recorded. Demos run in real time, and on a
/// busy machine two calls may end in the other order: so there are three tries.
fn is_still_said(root: &Root, name: &str, recorded: &str) -> Result<bool> {
    for _ in 0..3 {
        if is_the_same(root, name, recorded, &run(root, name)?)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn run(root: &Root, name: &str) -> Result<String> {
    match name {
        "to-do" => {
            let step = root.step("step1")?;
            let scratch = Scratch::new(root)?;
            scratch.put_stubs(&step)?;
            let (said, _) = scratch.cargo(&["run", "--quiet", "--package", "step1"])?;
            Ok(said)
        }
        "failing-check" => {
            let step = root.step("step1")?;
            let scratch = Scratch::new(root)?;
            let path = root.join(MISTAKE);
            scratch.put_solution(&step, scratch::replacements(&path)?)?;
            let check = prove::describe(&path, true)?.caught_by.unwrap_or_default();
            let (said, passed) = scratch.cargo(&["test", "--package", "step1", "--", &check])?;
            if passed {
                bail!("{MISTAKE} passes {check}: there is no failing check to show");
            }
            match checks::explain(&said, &check) {
                Outcome::Failed(text) => Ok(text + "\n"),
                other => bail!("{check} is {other:?} for {MISTAKE}"),
            }
        }
        other => {
            let package = step_of(root, other)?.solution();
            match examples(root)?.contains_key(other) {
                true => cargo_run(root, &["--package", &package, "--example", other]),
                false => cargo_run(root, &["--package", &package]),
            }
        }
    }
}

fn cargo_run(root: &Root, what: &[&str]) -> Result<String> {
    let output = cargo::command(root)
        .args(["run", "--quiet"])
        .args(what)
        .stderr(Stdio::inherit())
        .output()
        .context("cargo cannot be started")?;
    if !output.status.success() {
        bail!("cargo run {} failed", what.join(" "));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn fingerprints(root: &Root) -> Result<BTreeMap<String, String>> {
    Ok(toml::from_str(&read(&root.join(FINGERPRINTS))?)?)
}

/// A number that changes whenever the code of a demo does, or of the steps before.
fn fingerprint(root: &Root, step: &Step) -> Result<String> {
    let own = ["steps/lab/src", "tests/support/src", "tests/trial/src"];
    let mut folders = own.map(str::to_owned).to_vec();
    for earlier in root.steps()?.iter().filter(|s| s.number <= step.number) {
        folders.push(format!("solutions/{}/src", earlier.folder));
    }
    let examples = format!("solutions/{}/examples", step.folder);
    if root.join(&examples).exists() {
        folders.push(examples);
    }
    let mut files = vec![
        root.join(format!("steps/{}/src/main.rs", step.folder)),
        root.join(format!("tests/{}.rs", step.package())),
        root.join("Cargo.lock"),
    ];
    for folder in folders {
        files.extend(root.files(folder, "rs")?);
    }
    let mut hash = Sha256::new();
    for path in files {
        hash.update(root.name_of(&path));
        hash.update(read(Path::new(&path))?);
    }
    let digits = hash.finalize();
    Ok(digits[..8]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// Whether two outputs of a run say the same. Only a simulation repeats its times.
fn is_the_same(root: &Root, name: &str, one: &str, other: &str) -> Result<bool> {
    Ok(match examples(root)?.contains_key(name) {
        true => one == other,
        false => same_but_for_times(one, other),
    })
}

/// Whether two outputs differ in nothing but times and what depends on them:
/// the bars of a timeline, and where a line is wrapped.
fn same_but_for_times(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

fn words(text: &str) -> Vec<String> {
    let is_bar = |word: &&str| word.chars().all(|char| "█░|".contains(char));
    let found: Vec<&str> = text
        .split_whitespace()
        .filter(|word| !is_bar(word))
        .collect();
    let mut words = Vec::new();
    for (index, word) in found.iter().enumerate() {
        let before_unit = matches!(found.get(index + 1), Some(&("ms" | "s" | "s:")));
        let with_unit = word
            .strip_suffix('s')
            .is_some_and(|time| time.parse::<f64>().is_ok());
        let is_time = before_unit || with_unit || word.contains("_ms=");
        words.push(match is_time {
            true => word.replace(|char: char| char.is_ascii_digit() || char == '.', ""),
            false => (*word).to_owned(),
        });
    }
    words
}

#[cfg(test)]
mod tests {
    use super::same_but_for_times;

    #[test]
    fn times_may_differ_and_nothing_else() {
        let one = "GET /json  ██    ✔ 200\n  WARN  retry  wait_ms=174\n    error=x  after 0.3 s\n";
        let other = "GET /json    █  ✔ 200\n  WARN  retry  wait_ms=9  error=x  after 12.5 s\n";
        assert!(same_but_for_times(one, other));
        assert!(!same_but_for_times(one, &other.replace("200", "500")));
        assert!(!same_but_for_times(one, &other.replace("retry", "gave up")));
    }
}
