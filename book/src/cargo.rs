//! Running cargo, here or in a copy of the workbook.

use std::path::PathBuf;
use std::process::Command;

use crate::place::Root;

/// The cargo that this program was started with, to be run in the workbook `at`.
///
/// All copies share the target folder of `home`, so that what they have in
/// common is built once.
pub fn command(home: &Root, at: &Root) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(at.folder())
        .env("CARGO_TARGET_DIR", target(home))
        // The output is read by a program and quoted in the book.
        .env("CARGO_TERM_COLOR", "never")
        .env("NO_COLOR", "1")
        .env_remove("RUST_BACKTRACE");
    command
}

/// The folder that cargo builds into.
pub fn target(home: &Root) -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => home.join(folder),
        None => home.join("target"),
    }
}
