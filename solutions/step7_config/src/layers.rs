//! Where settings come from, and which one counts.

use std::collections::BTreeMap;
use std::fmt;

/// What the names of our environment variables begin with.
const PREFIX: &str = "RESILIENT_";

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    Default,
    /// The program itself set it, without a file or a variable.
    Code,
    /// The preset of this name.
    Preset(&'static str),
    /// A line of a file, counted from 1.
    File(String, usize),
    /// The environment variable of this name.
    Environment(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => f.write_str("default"),
            Origin::Code => f.write_str("code"),
            Origin::Preset(name) => write!(f, "preset {name}"),
            Origin::File(name, line) => write!(f, "{name}:{line}"),
            Origin::Environment(name) => f.write_str(name),
        }
    }
}

// ANCHOR: setting
/// A value as somebody wrote it down, and where. It has no `Debug`, since the
/// text may be a secret.
#[derive(Clone)]
pub struct Setting {
    /// What was written.
    pub text: String,
    /// Where.
    pub origin: Origin,
}

/// The settings of one source.
pub struct Layer {
    /// By the name that they have in this source.
    pub(crate) settings: BTreeMap<String, Setting>,
    /// Sections without a setting, such as a `[retry]` with nothing below it.
    pub(crate) empty: BTreeMap<String, Origin>,
    /// What a path, such as `retry.max_attempts`, is called in this source.
    pub(crate) name_of: fn(&str) -> String,
}
// ANCHOR_END: setting

impl Layer {
    /// The variables in `env` that are ours. The environment is handed in, so
    /// that a check can choose it.
    pub fn from_env(env: &BTreeMap<String, String>) -> Layer {
        let ours = env.iter().filter(|(name, _)| name.starts_with(PREFIX));
        let settings = ours.map(|(name, text)| {
            let origin = Origin::Environment(name.clone());
            let text = text.clone();
            (name.clone(), Setting { text, origin })
        });
        Layer {
            settings: settings.collect(),
            empty: BTreeMap::new(),
            name_of: variable,
        }
    }

    /// What this source says about `path`, such as `retry.max_attempts`.
    pub fn get(&self, path: &str) -> Option<&Setting> {
        self.settings.get(&(self.name_of)(path))
    }
}

/// The environment variable for a path: `RESILIENT_RETRY_MAX_ATTEMPTS` for
/// `retry.max_attempts`.
pub fn variable(path: &str) -> String {
    format!("{PREFIX}{}", path.to_uppercase().replace('.', "_"))
}

/// All sources together, the weakest first: a preset if one is chosen, the file,
/// the environment.
pub struct Layers(pub(crate) Vec<Layer>);

impl Layers {
    /// The layers of a file and an environment.
    ///
    /// Either of them can choose a preset, with the setting `preset`; if both
    /// do, the environment's choice counts. The layer of the preset
    /// ([`layer`](crate::Preset::layer)) is weaker than both, whoever chose it.
    /// A name that no preset has ([`named`](crate::Preset::named)) chooses none
    /// here; it is reported when it is read.
    pub fn new(file: Layer, env: Layer) -> Layers {
        // STUB todo!(
        // STUB     "exercise 7.1: put the layers in order — {} {}",
        // STUB     file.settings.len(),
        // STUB     env.settings.len()
        // STUB )
        // ANCHOR: exercise_7_1
        let mut layers = Layers(vec![file, env]);
        let chosen = layers.get("preset");
        let preset = chosen.and_then(|name| crate::Preset::named(&name.text));
        if let Some(preset) = preset {
            layers.0.insert(0, preset.layer());
        }
        layers
        // ANCHOR_END: exercise_7_1
    }

    /// The setting that counts for `path`: that of the strongest layer that has
    /// one, whatever its text; an empty one is a setting too. `None` if no layer
    /// has one.
    pub fn get(&self, path: &str) -> Option<&Setting> {
        // STUB todo!(
        // STUB     "exercise 7.1: find the setting that counts — {path} {}",
        // STUB     self.0.len()
        // STUB )
        // ANCHOR: exercise_7_1_get
        self.0.iter().rev().find_map(|layer| layer.get(path))
        // ANCHOR_END: exercise_7_1_get
    }
}
