//! Where the parts of the workbook are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The root folder of a workbook: the one that holds `book/book.toml`.
#[derive(Clone, Debug)]
pub struct Root(PathBuf);

/// One step, found by the names of its folders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number, from 1.
    pub number: u32,
    /// The name of its folders in `steps` and `solutions`, such as `step2_errors`.
    pub folder: String,
}

impl Step {
    /// The learner's package, such as `step2`.
    pub fn package(&self) -> String {
        format!("step{}", self.number)
    }

    /// The package of the reference, such as `solution2`.
    pub fn solution(&self) -> String {
        format!("solution{}", self.number)
    }
}

impl Root {
    /// Finds the workbook around the current folder, or else the one that this
    /// program was built in.
    ///
    /// # Errors
    /// When neither is there.
    pub fn find() -> Result<Root> {
        let here = std::env::current_dir().context("the current folder cannot be read")?;
        let built_in = Path::new(env!("CARGO_MANIFEST_DIR"));
        let found = here
            .ancestors()
            .chain(built_in.ancestors())
            .find(|folder| folder.join("book/book.toml").is_file());
        match found {
            Some(folder) => Ok(Root(folder.to_owned())),
            None => bail!(
                "no workbook here: neither {} nor a folder above it has a book/book.toml. \
                 Run this in the folder that you cloned.",
                here.display()
            ),
        }
    }

    /// The workbook in this folder, whatever is in it.
    pub fn at(folder: impl Into<PathBuf>) -> Root {
        Root(folder.into())
    }

    /// A path inside the workbook.
    pub fn join(&self, path: impl AsRef<Path>) -> PathBuf {
        self.0.join(path)
    }

    /// The root folder itself.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// How a person names a file: from the root, with forward slashes.
    pub fn name_of(&self, path: &Path) -> String {
        let inside = path.strip_prefix(&self.0).unwrap_or(path);
        inside.to_string_lossy().replace('\\', "/")
    }

    /// All steps that have a reference solution, in order.
    ///
    /// # Errors
    /// When the folder `solutions` cannot be read.
    pub fn steps(&self) -> Result<Vec<Step>> {
        let folder = self.join("solutions");
        let entries = std::fs::read_dir(&folder)
            .with_context(|| format!("cannot read {}", folder.display()))?;
        let mut steps = Vec::new();
        for entry in entries {
            let folder = entry?.file_name().to_string_lossy().into_owned();
            let number = folder
                .strip_prefix("step")
                .and_then(|rest| rest.split('_').next())
                .and_then(|number| number.parse().ok());
            steps.extend(number.map(|number| Step { number, folder }));
        }
        steps.sort_by_key(|step| step.number);
        Ok(steps)
    }

    /// The step with this name, such as `step2` or `2`.
    ///
    /// # Errors
    /// When there is none; the message lists those that there are.
    pub fn step(&self, name: &str) -> Result<Step> {
        let steps = self.steps()?;
        let wanted = name.strip_prefix("step").unwrap_or(name).parse();
        let found = steps.iter().find(|step| Ok(step.number) == wanted);
        found.cloned().with_context(|| {
            let names: Vec<_> = steps.iter().map(Step::package).collect();
            format!("there is no step {name:?}. There are: {}", names.join(", "))
        })
    }

    /// All files below a folder with this ending, in order of their names.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn files(&self, folder: impl AsRef<Path>, ending: &str) -> Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        let mut folders = vec![self.join(folder)];
        while let Some(folder) = folders.pop() {
            let entries = std::fs::read_dir(&folder)
                .with_context(|| format!("cannot read {}", folder.display()))?;
            for entry in entries {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|found| found == ending) {
                    found.push(path);
                }
            }
        }
        found.sort();
        Ok(found)
    }
}

/// Reads a text file; line ends become `\n` on every system.
///
/// # Errors
/// When it cannot be read; the message names it.
pub fn read(path: &Path) -> Result<String> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}
