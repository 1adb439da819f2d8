//! A configuration file in TOML, as a layer.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::{Layer, Origin, Problem, Row, Setting};

impl Layer {
    /// The settings in `text`, the content of the file `name`, and everything in
    /// it that is not TOML, or that is there twice.
    ///
    /// The names of tables and keys are joined: `max_attempts` below `[retry]`
    /// becomes `retry.max_attempts`. What TOML says with a number or with `true`
    /// becomes text too: it is read in one place, wherever it comes from.
    pub fn from_file(name: &str, text: &str) -> (Layer, Vec<Problem>) {
        let place = |at: usize| Origin::File(name.to_owned(), line(text, at));
        // The message alone: the error itself prints the line that is wrong, and
        // there may be a secret in it.
        let (table, errors) = DeTable::parse_recoverable(text);
        let problems = errors.iter().map(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let what = format!("not TOML: {}", error.message());
            problem("", [place(at)], what)
        });
        let mut found = Found {
            place,
            problems: problems.collect(),
            layer: Layer {
                settings: BTreeMap::new(),
                empty: BTreeMap::new(),
                name_of: str::to_owned,
            },
        };
        found.add("", table.get_ref());
        (found.layer, found.problems)
    }
}

/// What has been found in a file so far.
struct Found<P> {
    /// Where a byte of the file is.
    place: P,
    layer: Layer,
    problems: Vec<Problem>,
}

impl<P: Fn(usize) -> Origin> Found<P> {
    /// Adds the values of a table, and of those in it, each with its full path.
    fn add(&mut self, prefix: &str, table: &DeTable<'_>) {
        for (key, value) in table {
            let path = format!("{prefix}{}", key.get_ref());
            let origin = (self.place)(key.span().start);
            match value.get_ref() {
                DeValue::Table(inner) if inner.is_empty() => {
                    self.layer.empty.insert(path, origin);
                }
                DeValue::Table(inner) => self.add(&format!("{path}."), inner),
                _ => self.add_setting(path, as_text(value), origin),
            }
        }
    }

    /// Adds one value. TOML itself refuses a key that is there twice, but does not
    /// know that `"retry.max_attempts"` in quotes means the same as in a table.
    fn add_setting(&mut self, path: String, text: String, origin: Origin) {
        if let Some(first) = self.layer.settings.get(&path) {
            let both = [first.origin.clone(), origin];
            let what = "is there twice: which one counts?".to_owned();
            self.problems.push(problem(&path, both, what));
        } else {
            let setting = Setting { text, origin };
            self.layer.settings.insert(path, setting);
        }
    }
}

/// A problem at some places of a file, without the text that is there: it may be a
/// secret.
fn problem(path: &str, places: impl IntoIterator<Item = Origin>, what: String) -> Problem {
    let rows = places.into_iter().map(|origin| Row {
        path: path.to_owned(),
        value: None,
        origin,
    });
    let about = rows.collect();
    Problem { about, what }
}

/// A value as text, a string without its quotes.
fn as_text(value: &Spanned<DeValue<'_>>) -> String {
    match value.get_ref() {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(moment) => moment.to_string(),
        DeValue::Array(_) | DeValue::Table(_) => "a list".into(),
    }
}

/// The line of a file, from 1, in which its byte number `at` is.
fn line(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}
