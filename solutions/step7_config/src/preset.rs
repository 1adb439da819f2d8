//! Ready-made configurations to start from.

use crate::Layer;

/// A ready-made configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Somebody is waiting for the answer: two seconds, then an error.
    Interactive,
    /// Nobody is waiting: ten minutes, more attempts, few at a time.
    Batch,
    /// For tests: everything is short, and no wait is drawn by chance.
    Test,
}

impl Preset {
    /// All presets.
    pub const ALL: [Preset; 3] = [Preset::Interactive, Preset::Batch, Preset::Test];

    /// The preset of this name.
    pub fn named(name: &str) -> Option<Preset> {
        Preset::ALL.into_iter().find(|preset| preset.name() == name)
    }

    /// What the setting `preset` calls it.
    pub fn name(self) -> &'static str {
        match self {
            Preset::Interactive => "interactive",
            Preset::Batch => "batch",
            Preset::Test => "test",
        }
    }

    /// Its settings.
    pub fn layer(self) -> Layer {
        let (mut layer, problems) = Layer::from_file(self.name(), self.text());
        debug_assert!(problems.is_empty(), "{problems:?}");
        for setting in layer.settings.values_mut() {
            setting.origin = crate::Origin::Preset(self.name());
        }
        layer
    }

    /// What a file with the same settings would hold.
    fn text(self) -> &'static str {
        match self {
            Preset::Interactive => INTERACTIVE,
            Preset::Batch => BATCH,
            Preset::Test => TEST,
        }
    }
}

// ANCHOR: interactive
const INTERACTIVE: &str = r#"
deadline = "2s"
timeouts = { connect = "200ms", read = "500ms", write = "500ms", pool = "100ms" }
retry = { max_attempts = 3, first_wait = "50ms", max_wait = "200ms" }
breaker = { open_for = "5s" }
bulkhead = { max_wait = "50ms" }
"#;
// ANCHOR_END: interactive

const BATCH: &str = r#"
deadline = "10m"
timeouts = { connect = "5s", read = "60s", write = "60s", pool = "10s" }
retry = { max_attempts = 5, first_wait = "1s", max_wait = "30s" }
breaker = { open_for = "30s" }
bulkhead = { max_concurrent = 4, max_queue = 100, max_wait = "30s" }
"#;

const TEST: &str = r#"
deadline = "1s"
timeouts = { connect = "50ms", read = "200ms", write = "200ms", pool = "50ms" }
retry = { max_attempts = 2, first_wait = "10ms", max_wait = "10ms", jitter = false }
breaker = { window = 4, min_calls = 4, open_for = "100ms", probes = 1 }
bulkhead = { max_concurrent = 4, max_queue = 4, max_wait = "10ms" }
"#;
