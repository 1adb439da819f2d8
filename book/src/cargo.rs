//! Running cargo, here or in a copy of the workbook.

use std::path::PathBuf;
use std::process::Command;

use crate::place::Root;

/// The cargo that this program was started with, to be run in the workbook `at`.
pub fn command(at: &Root) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(at.folder())
        // The output is read by a program and quoted in the book.
        .env("CARGO_TERM_COLOR", "never")
        .env("NO_COLOR", "1")
        .env_remove("RUST_BACKTRACE");
    command
}

/// The folder that cargo builds this workbook into.
pub fn target(root: &Root) -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root.join(folder),
        None => root.join("target"),
    }
}
