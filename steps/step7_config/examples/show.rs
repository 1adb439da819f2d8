// What the client makes of a file of yours and your real environment. Run it with
// `cargo run -p step7 --example show -- client.toml`.

use std::collections::BTreeMap;
use std::process::ExitCode;

use step7::{ConfigFile, load};

// ANCHOR: real
fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or("client.toml".into());
    let text = match std::fs::read_to_string(&name) {
        Ok(text) => text,
        Err(error) => return fail(&format!("{name}: {error}")),
    };
    let file = ConfigFile {
        name: &name,
        text: &text,
    };
    match load(file, &environment()) {
        Ok(effective) => {
            print!("{effective}");
            ExitCode::SUCCESS
        }
        Err(problems) => fail(&problems.to_string()),
    }
}

/// The variables of this process. What is not Unicode in one of them is replaced by
/// a character that no setting takes.
fn environment() -> BTreeMap<String, String> {
    let vars = std::env::vars_os().map(|(name, text)| {
        let name = name.to_string_lossy().into_owned();
        (name, text.to_string_lossy().into_owned())
    });
    vars.collect()
}
// ANCHOR_END: real

fn fail(problem: &str) -> ExitCode {
    eprintln!("{problem}");
    ExitCode::FAILURE
}
