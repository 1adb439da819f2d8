//! What a learner reads for each wrong solution, kept as a file beside it: whoever
//! changes a message sees the change, and reads it again.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::place::{Root, Step, read};

/// Where the message for a wrong solution is kept.
pub fn file(solution: &Path) -> PathBuf {
    solution.with_extension("txt")
}

/// Whether the kept message says the same, whatever the numbers in it are: ports,
/// dates and real times differ from run to run, and with them the names of days and
/// months, units and the widths of bars.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn is_kept(solution: &Path, message: &str) -> Result<bool> {
    let path = file(solution);
    if !path.exists() {
        return Ok(false);
    }
    Ok(words(&read(&path)?) == words(message))
}

/// Keeps a message.
///
/// # Errors
/// When the file cannot be written.
pub fn keep(solution: &Path, message: &str) -> Result<()> {
    let path = file(solution);
    let text = format!("{}\n", message.trim_end());
    fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
}

/// Fails if there is a message whose wrong solution has gone.
///
/// # Errors
/// When there is one, or a folder cannot be read.
pub fn none_is_left_over(root: &Root, step: &Step) -> Result<()> {
    let folder = format!("tests/wrong/{}", step.package());
    for path in root.files(folder, "txt")? {
        if !path.with_extension("rs").exists() {
            bail!(
                "{} is the message for a solution that is no longer there: delete it",
                root.name_of(&path)
            );
        }
    }
    Ok(())
}

/// What a date says beside its numbers; it may be another day in the next run.
const DAYS_AND_MONTHS: [&str; 19] = [
    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

fn words(text: &str) -> Vec<String> {
    let without_numbers = |word: &str| {
        let is_number = word.contains(|char: char| char.is_ascii_digit());
        let mut letters = word.chars().filter(|char| char.is_alphabetic());
        let is_time = is_number && letters.all(|char| "nµms".contains(char));
        let kept = word.chars().filter(|char| match is_time {
            true => !char.is_alphanumeric(),
            false => !char.is_ascii_digit(),
        });
        kept.filter(|char| !"█░|.".contains(*char))
            .collect::<String>()
    };
    let is_of_a_date = |word: &&str| {
        let name = word.trim_matches(|char: char| !char.is_alphabetic());
        DAYS_AND_MONTHS.contains(&name)
    };
    let words = text.split_whitespace().filter(|word| !is_of_a_date(word));
    let words = words.map(without_numbers);
    // A list that was cut off may have been cut anywhere, and be of any length.
    let whole = words.filter(|word| !word.is_empty() && !word.ends_with('…'));
    let mut words: Vec<_> = whole.collect();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_bars_may_differ_and_words_may_not() {
        let folder = tempfile::tempdir().unwrap();
        let solution = folder.path().join("never_retries.rs");
        assert!(!is_kept(&solution, "sent 1 request").unwrap());
        keep(
            &solution,
            "sent 1 request to 127.0.0.1:4312 ███\n  after 3 ms",
        )
        .unwrap();
        assert!(is_kept(&solution, "sent 2 request to 127.0.0.1:999 ██ after 31 ms").unwrap());
        assert!(!is_kept(&solution, "sent 1 requests to 127.0.0.1:4312 after 3 ms").unwrap());
    }

    #[test]
    fn it_may_be_another_day() {
        let friday = r#"headers: {"date": "Fri, 27 Nov 2026 22:26:15 GMT"}"#;
        let tuesday = r#"headers: {"date": "Tue, 01 Dec 2026 00:01:29 GMT"}"#;
        assert_eq!(words(friday), words(tuesday));
        assert_ne!(words(friday), words(&friday.replace("date", "expires")));
    }

    #[test]
    fn the_unit_that_follows_a_number_belongs_to_it() {
        assert_eq!(words("[543.5ms, 1.2s]"), words("[4.5s, 812.1µs]"));
        assert_ne!(words("after 30s"), words("after 30 requests"));
        assert_eq!(
            words("left: /a/1 /a/22 /a/3 /a…"),
            words("left: /a/7 /a/8 …")
        );
    }
}
