//! What is wrong with a configuration.

use std::fmt;

use crate::Origin;

/// One setting: where it is, what it says, where that comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Such as `retry.max_attempts`; in the environment, if no path fits, the
    /// name of the variable. Empty for a line that is not TOML.
    pub path: String,
    /// Its value as text, if it may be shown.
    pub value: Option<String>,
    /// Where it comes from.
    pub origin: Origin,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The setting that it is about, or all those that do not go together.
    pub about: Vec<Row>,
    /// What is wrong, in a sentence.
    pub what: String,
}

impl Problem {
    /// Whether the setting at `path` has a part in it.
    pub fn is_about(&self, path: &str) -> bool {
        self.about.iter().any(|row| row.path == path)
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let origin = self.origin.to_string();
        match &self.value {
            Some(value) => write!(f, "{} = {value:?} ({origin})", self.path),
            // An unknown variable, or a line that is not TOML.
            None if self.path == origin || self.path.is_empty() => f.write_str(&origin),
            None => write!(f, "{} ({origin})", self.path),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.about {
            writeln!(f, "  {row}")?;
        }
        write!(f, "      {}", self.what)
    }
}

/// All that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len();
        let s = if count == 1 { "" } else { "s" };
        write!(f, "{count} problem{s} in the configuration:")?;
        for problem in &self.0 {
            write!(f, "\n{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
