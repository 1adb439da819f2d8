//! A configuration file in TOML, as a layer.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::{Layer, Origin, Problem, Row, Setting};

impl Layer {
    /// The settings in `text`, the content of the file `name`, and everything in
    /// it that is not TOML.
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
            Problem {
                about: vec![Row {
                    path: String::new(),
                    value: None,
                    origin: place(at),
                }],
                what: format!("not TOML: {}", error.message()),
            }
        });
        let mut settings = BTreeMap::new();
        flatten("", table.get_ref(), &place, &mut settings);
        let layer = Layer {
            settings,
            name_of: str::to_owned,
        };
        (layer, problems.collect())
    }
}

/// Adds the values of a table, and of those in it, each with its full path.
fn flatten(
    prefix: &str,
    table: &DeTable<'_>,
    place: &impl Fn(usize) -> Origin,
    settings: &mut BTreeMap<String, Setting>,
) {
    for (key, value) in table {
        let path = format!("{prefix}{}", key.get_ref());
        if let DeValue::Table(inner) = value.get_ref() {
            flatten(&format!("{path}."), inner, place, settings);
            continue;
        }
        let text = as_text(value);
        let origin = place(key.span().start);
        settings.insert(path, Setting { text, origin });
    }
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
