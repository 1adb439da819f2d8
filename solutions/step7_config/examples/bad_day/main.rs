//! A bad day of your client, second by second; the same day of two others; and the
//! same day with a protection off.
//!
//! `cargo run -p solution7 --example bad_day`. It runs in virtual time: each day of
//! eight clients takes a fraction of a second. The settings of step 7 can be changed
//! from outside, such as `RESILIENT_BREAKER_OPEN_FOR=5s`.

use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

use lab::timeline::Recorder;
use run::run;
use solution7::{ClientConfig, ConfigFile, Problems, load};

pub mod comparison;
pub mod day;
pub mod run;
mod story;
mod table;
mod without;

// ANCHOR: config
const CONFIG: &str = r#"
base_url = "http://quotes.internal"
preset = "interactive"
breaker = { open_for = "2s" }
bulkhead = { max_concurrent = 2, max_queue = 2 }
"#;
// ANCHOR_END: config

const SEED: u64 = 1;

fn main() -> ExitCode {
    let config = match config() {
        Ok(config) => config,
        Err(problems) => {
            eprintln!("{problems}");
            return ExitCode::from(2);
        }
    };
    let recorder = Recorder::default();
    let yours = run(run::yours, &config, SEED, Some(&recorder));
    let patient = run(run::patient, &config, SEED, None);
    let stubborn = run(run::stubborn, &config, SEED, None);
    let events = recorder.take();
    let text = [
        table::introduction(&config),
        table::by_the_second(&yours, &events),
        story::all(&yours, events),
        comparison::all([&patient, &stubborn, &yours]),
        without::all(&config),
    ];
    // Whoever reads may have seen enough: `| head` closes the output early.
    let _ = std::io::stdout().write_all(text.concat().as_bytes());
    ExitCode::SUCCESS
}

/// The configuration, with what the environment says about it.
pub fn config() -> Result<ClientConfig, Problems> {
    let vars = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let file = ConfigFile {
        name: "client.toml",
        text: CONFIG,
    };
    Ok(load(file, &vars.collect::<BTreeMap<_, _>>())?.config)
}
