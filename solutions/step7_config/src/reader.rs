//! Reading settings into a configuration, and noting everything that is wrong.

use crate::names::{suggestion, unknown_and_empty};
use crate::{ClientConfig, Layers, Origin, Problem, Row, Value};

/// Reads one value after the other out of layers.
pub(crate) struct Reader<'a> {
    layers: &'a Layers,
    /// Where values come from that no layer has.
    unset: Origin,
    /// Every path that was asked for, with the value that it got.
    rows: Vec<Row>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// The value at `path`: of the setting that counts, or `default` if there is
    /// none.
    pub fn value<T: Value>(&mut self, path: &str, default: T) -> T {
        let value = self.value_or_problem(path, default);
        let setting = self.layers.get(path);
        let origin = setting.map_or(&self.unset, |setting| &setting.origin);
        self.rows.push(Row {
            path: path.to_owned(),
            value: Some(value.show()),
            origin: origin.clone(),
        });
        value
    }

    /// The same. Only the text of the setting that counts is read, exactly as it is;
    /// what weaker layers say is not looked at. A text that cannot be read
    /// ([`Value::read`]) gives `default` too, so that reading goes on, and a problem:
    /// about one row with the path, the whole text (none if the type is
    /// [`Value::SECRET`]) and its origin. It says what `read` says, and does not
    /// repeat the text. The text of a secret does not go to a log either.
    fn value_or_problem<T: Value>(&mut self, path: &str, default: T) -> T {
        // STUB todo!(
        // STUB     "exercise 7.2: read the setting, or note a problem — {path} {} {} {}",
        // STUB     default.show(),
        // STUB     self.layers.0.len(),
        // STUB     self.problems.len()
        // STUB )
        // ANCHOR: exercise_7_2
        let Some(setting) = self.layers.get(path) else {
            return default;
        };
        match T::read(&setting.text) {
            Ok(value) => value,
            Err(what) => {
                let row = Row {
                    path: path.to_owned(),
                    value: (!T::SECRET).then(|| setting.text.clone()),
                    origin: setting.origin.clone(),
                };
                let about = vec![row];
                self.problems.push(Problem { about, what });
                default
            }
        }
        // ANCHOR_END: exercise_7_2
    }

    /// A problem for each setting of each layer that nobody asked for (a name must
    /// fit exactly, letter by letter), about one row: with the name that it has in
    /// its layer, without the text (who knows what it is; it does not go to a log
    /// either), and with its origin. It says what [`suggestion`] says: the known name
    /// that is nearest, as it is called in that layer.
    fn unknown(&self) -> Vec<Problem> {
        // STUB todo!(
        // STUB     "exercise 7.2: refuse what nobody asked for — {:?}",
        // STUB     self.layers
        // STUB         .0
        // STUB         .first()
        // STUB         .map(|layer| suggestion(&self.rows, layer, ""))
        // STUB )
        // ANCHOR: exercise_7_2_unknown
        let mut problems = Vec::new();
        for layer in &self.layers.0 {
            let known = self.rows.iter().map(|row| (layer.name_of)(&row.path));
            let known: Vec<String> = known.collect();
            for (name, setting) in &layer.settings {
                if known.contains(name) {
                    continue;
                }
                let row = Row {
                    path: name.clone(),
                    value: None,
                    origin: setting.origin.clone(),
                };
                problems.push(Problem {
                    about: vec![row],
                    what: suggestion(&self.rows, layer, name),
                });
            }
        }
        problems
        // ANCHOR_END: exercise_7_2_unknown
    }
}

/// What was read, before the rules are applied to it. `Display` prints it as a
/// table, without secrets.
#[derive(Debug)]
pub struct Reading {
    /// The configuration, with the default where something is wrong.
    pub config: ClientConfig,
    /// Each setting with its value and its origin.
    pub rows: Vec<Row>,
    /// What could not be read, and what is unknown.
    pub problems: Vec<Problem>,
}

/// Reads a configuration. Values that no layer has are those of `default`, and
/// their origin is `unset`.
pub fn read(layers: &Layers, default: ClientConfig, unset: Origin) -> Reading {
    let mut reader = Reader {
        layers,
        unset,
        rows: Vec::new(),
        problems: Vec::new(),
    };
    let config = ClientConfig::read(&mut reader, default);
    let unknown = reader.unknown();
    reader.problems.extend(unknown);
    for layer in &layers.0 {
        let empty = unknown_and_empty(&reader.rows, layer);
        reader.problems.extend(empty);
    }
    Reading {
        config,
        rows: reader.rows,
        problems: reader.problems,
    }
}
