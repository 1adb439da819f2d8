//! Results of checks, remembered between starts. They belong to the contents of
//! files: what has not changed is not run again, and a file that is put back as it
//! was has its old result back. Deleting the memory loses nothing but time.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use toml::{Table, Value};

use crate::cargo;
use crate::checks::{self, Limits, Part, Run, Suite};
use crate::exercise;
use crate::job::Stop;
use crate::place::{Root, Step, read};

/// How many results of one step are kept.
const KEPT: usize = 8;

/// The memory of results, in a file in cargo's target folder.
pub struct Results {
    file: PathBuf,
    known: BTreeMap<String, Vec<Kept>>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kept {
    fingerprint: String,
    run: Run,
}

impl Results {
    /// What was remembered. A memory that cannot be read is an empty one.
    pub fn open(root: &Root) -> Results {
        let file = cargo::target(root).join("workbook/results.json");
        let text = fs::read_to_string(&file).unwrap_or_default();
        let known = serde_json::from_str(&text).unwrap_or_default();
        Results { file, known }
    }

    /// The result for files with this [`fingerprint`].
    pub fn get(&self, step: &Step, fingerprint: &str) -> Option<&Run> {
        let kept = self.known.get(&step.package())?;
        let found = kept.iter().find(|kept| kept.fingerprint == fingerprint);
        found.map(|kept| &kept.run)
    }

    /// Remembers a result.
    ///
    /// # Errors
    /// When the memory cannot be written.
    pub fn put(&mut self, step: &Step, fingerprint: &str, run: &Run) -> Result<()> {
        let kept = self.known.entry(step.package()).or_default();
        kept.retain(|kept| kept.fingerprint != fingerprint);
        kept.insert(
            0,
            Kept {
                fingerprint: fingerprint.to_owned(),
                run: run.clone(),
            },
        );
        kept.truncate(KEPT);
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        // Beside and then in its place: two programs may write at the same time.
        let beside = self.file.with_extension(std::process::id().to_string());
        fs::write(&beside, serde_json::to_vec(&self.known)?)
            .and_then(|()| fs::rename(&beside, &self.file))
            .with_context(|| format!("cannot write {}", self.file.display()))
    }
}

/// The result of a step's checks: the remembered one if its files have not changed
/// since, or else that of a new run. `None` if somebody asked it to stop.
///
/// # Errors
/// When files cannot be read or cargo cannot be started.
pub fn of(
    root: &Root,
    step: &Step,
    results: &mut Results,
    stop: &Stop,
    tell: impl FnMut(Part),
) -> Result<Option<Run>> {
    let before = fingerprint(root, step)?;
    if let Some(run) = results.get(step, &before) {
        return Ok(Some(run.clone()));
    }
    let known = exercise::checks(root, step)?;
    let limits = Limits::default();
    let command = cargo::command(root);
    let run = checks::run(
        command,
        Suite::of(&step.package()),
        &known,
        &limits,
        stop,
        tell,
    )?;
    // If somebody saved a file meanwhile, nobody knows what was tried.
    if let Some(run) = &run
        && fingerprint(root, step)? == before
    {
        results.put(step, &before, run)?;
    }
    Ok(run)
}

/// A number that changes whenever a file does that the checks of a step depend on.
///
/// # Errors
/// When a file cannot be read.
pub fn fingerprint(root: &Root, step: &Step) -> Result<String> {
    Fingerprints::new(root).of(step)
}

/// Fingerprints of several steps at one moment: what they share is read once.
pub struct Fingerprints<'a> {
    root: &'a Root,
    folders: BTreeMap<String, Vec<PathBuf>>,
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl<'a> Fingerprints<'a> {
    /// None so far.
    pub fn new(root: &'a Root) -> Fingerprints<'a> {
        Fingerprints {
            root,
            folders: BTreeMap::new(),
            files: BTreeMap::new(),
        }
    }

    /// The [`fingerprint`] of a step.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn of(&mut self, step: &Step) -> Result<String> {
        let suite = format!("tests/{}.rs", step.package());
        let mut files: Vec<PathBuf> = [&suite, "Cargo.toml", "Cargo.lock"]
            .map(|file| self.root.join(file))
            .to_vec();
        for folder in crates(self.root, step)? {
            files.extend(self.sources(&folder)?);
        }
        let mut hash = Sha256::new();
        for path in files {
            hash.update(self.root.name_of(&path));
            hash.update(self.hash(path));
        }
        let digits = hash.finalize();
        Ok(digits.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    fn sources(&mut self, folder: &str) -> Result<Vec<PathBuf>> {
        if let Some(known) = self.folders.get(folder) {
            return Ok(known.clone());
        }
        let mut files = self.root.files(format!("{folder}/src"), "rs")?;
        files.push(self.root.join(format!("{folder}/Cargo.toml")));
        self.folders.insert(folder.to_owned(), files.clone());
        Ok(files)
    }

    fn hash(&mut self, path: PathBuf) -> &[u8] {
        self.files.entry(path).or_insert_with_key(|path| {
            // One that has just gone is another state than any contents.
            let contents = fs::read(path).map(|bytes| Sha256::digest(bytes).to_vec());
            contents.unwrap_or_default()
        })
    }
}

/// The folders of the crates of the workbook that a step is made of: its own, and
/// those that it depends on.
fn crates(root: &Root, step: &Step) -> Result<BTreeSet<String>> {
    let workspace = manifest(root, "Cargo.toml")?;
    let shared = workspace
        .get("workspace")
        .and_then(|w| w.get("dependencies"));
    let mut found = BTreeSet::new();
    let mut left = vec![format!("steps/{}", step.folder)];
    while let Some(folder) = left.pop() {
        if !found.insert(folder.clone()) {
            continue;
        }
        let manifest = manifest(root, &format!("{folder}/Cargo.toml"))?;
        for table in ["dependencies", "dev-dependencies"] {
            let table = manifest.get(table).and_then(Value::as_table);
            for (name, dependency) in table.into_iter().flatten() {
                let path = |of: &Value| Some(of.get("path")?.as_str()?.to_owned());
                let own = path(dependency).map(|path| clean(&format!("{folder}/{path}")));
                left.extend(own.or_else(|| path(shared?.get(name)?)));
            }
        }
    }
    Ok(found)
}

fn manifest(root: &Root, file: &str) -> Result<Table> {
    toml::from_str(&read(&root.join(file))?).with_context(|| format!("in {file}"))
}

/// `steps/a/../../solutions/b` as `solutions/b`.
fn clean(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_made_of_its_own_crate_and_those_that_it_depends_on() {
        let root = Root::find().unwrap();
        let found = crates(&root, &root.step("step2").unwrap()).unwrap();
        for folder in [
            "steps/step2_errors",
            "solutions/step1_naive",
            "steps/lab",
            "tests/support",
        ] {
            assert!(found.contains(folder), "{folder} is not in {found:?}");
        }
        assert!(!found.iter().any(|folder| folder.contains("step3")));
        let found = crates(&root, &root.step("step8").unwrap()).unwrap();
        assert!(found.contains("tests/trial"), "{found:?}");
    }

    #[test]
    fn what_is_remembered_belongs_to_the_contents_of_files() {
        let folder = tempfile::tempdir().unwrap();
        let root = Root::at(folder.path());
        let step = Step {
            number: 1,
            folder: "step1_naive".into(),
        };
        let run = Run::DoesNotCompile("no".into());
        let mut results = Results {
            file: root.join("workbook/results.json"),
            known: BTreeMap::new(),
        };
        results.put(&step, "one", &run).unwrap();
        results.put(&step, "two", &Run::Ended(Vec::new())).unwrap();
        let text = fs::read_to_string(&results.file).unwrap();
        let again: BTreeMap<String, Vec<Kept>> = serde_json::from_str(&text).unwrap();
        results.known = again;
        assert_eq!(results.get(&step, "one"), Some(&run));
        assert_eq!(results.get(&step, "two"), Some(&Run::Ended(Vec::new())));
        assert_eq!(results.get(&step, "three"), None);
    }
}
