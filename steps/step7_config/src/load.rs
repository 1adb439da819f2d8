//! From a file and the environment to a configuration that can be used.

use std::collections::BTreeMap;
use std::fmt;

use crate::{ClientConfig, Layer, Layers, Origin, Problem, Problems};
use crate::{Reading, Row, Violation, read};

/// A configuration file that has been read.
#[derive(Clone, Copy)]
pub struct ConfigFile<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// What it holds.
    pub text: &'a str,
}

/// A configuration that has passed all rules, and where each value comes from.
/// `Display` prints it as a table, without secrets.
#[derive(Clone, Debug, PartialEq)]
pub struct Effective {
    /// The configuration.
    pub config: ClientConfig,
    /// Each setting with its value and its origin.
    pub rows: Vec<Row>,
}

/// Puts a configuration together: defaults, the preset that is chosen, the file,
/// the environment, each stronger than the one before, setting by setting.
///
/// # Errors
/// Everything that is wrong with it, not only the first thing.
pub fn load(file: ConfigFile<'_>, env: &BTreeMap<String, String>) -> Result<Effective, Problems> {
    let (layer, not_toml) = Layer::from_file(file.name, file.text);
    let layers = Layers::new(layer, Layer::from_env(env));
    let mut reading = read(&layers, ClientConfig::default(), Origin::Default);
    reading.problems.splice(0..0, not_toml);
    reading.finish()
}

impl ClientConfig {
    /// Applies the rules to a configuration that the program has put together
    /// by itself.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn checked(self) -> Result<Effective, Problems> {
        read(&Layers(Vec::new()), self, Origin::Code).finish()
    }
}

impl Reading {
    /// Applies the rules.
    fn finish(mut self) -> Result<Effective, Problems> {
        self.add(self.config.out_of_range());
        // Without the preset that was meant, half of the values are others.
        if !self
            .problems
            .iter()
            .any(|problem| problem.is_about("preset"))
        {
            self.add(self.config.conflicts());
        }
        if self.problems.is_empty() {
            let Reading { config, rows, .. } = self;
            Ok(Effective { config, rows })
        } else {
            Err(Problems(self.problems))
        }
    }

    /// Adds a problem for each broken rule, except for settings that are wrong by
    /// themselves: what they do to others shows when they are right.
    fn add(&mut self, violations: Vec<Violation>) {
        let known = self.problems.clone();
        for Violation { paths, what } in violations {
            let is_known = |path: &&str| known.iter().any(|problem| problem.is_about(path));
            if paths.iter().any(is_known) {
                continue;
            }
            let rows = self.rows.iter();
            let about = rows.filter(|row| paths.contains(&row.path.as_str()));
            let about = about.cloned().collect();
            self.problems.push(Problem { about, what });
        }
    }
}

impl Effective {
    /// Where the value at `path` comes from; `None` if there is no such setting.
    pub fn origin(&self, path: &str) -> Option<&Origin> {
        let row = self.rows.iter().find(|row| row.path == path)?;
        Some(&row.origin)
    }
}

impl fmt::Display for Effective {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_table(&self.rows, f)
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_table(&self.rows, f)
    }
}

fn write_table(rows: &[Row], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for row in rows {
        let value = row.value.as_deref().unwrap_or_default();
        writeln!(f, "{:24} {value:22} {}", row.path, row.origin)?;
    }
    Ok(())
}
