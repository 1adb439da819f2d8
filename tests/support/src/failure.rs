//! A failed check, explained to somebody who has never seen its code.

use std::fmt;

/// Whom most failures are about.
pub(crate) const CLIENT: &str = "Your client";
/// Columns of a line, without its indentation of four.
const WIDTH: usize = 74;

/// What a check returns. `Err` is shown to the learner as it is.
pub type Verdict = Result<(), Failure>;

/// Why a check did not pass.
#[derive(Clone, PartialEq, Eq)]
pub enum Failure {
    /// The exercise is not done yet: nothing is wrong.
    ToDo(String),
    /// The client did something else than it should.
    Wrong {
        /// Who did it: `Your client`.
        who: &'static str,
        /// What it did, with a timeline where time matters.
        did: String,
        /// What should have been done.
        expected: String,
        /// Which trouble the difference makes in production.
        why: String,
        /// Where the book explains it: a chapter and a heading.
        read: String,
    },
}

/// `Ok` if `holds`; otherwise a failure, told in the order in which a learner
/// asks: what did my client do, what was expected, why does it matter, where
/// can I read about it.
///
/// # Errors
/// When `holds` is false.
pub fn ensure(
    holds: bool,
    did: impl fmt::Display,
    expected: &str,
    why: &str,
    read: &str,
) -> Verdict {
    ensure_of(CLIENT, holds, did, expected, why, read)
}

/// [`ensure`] about something else of the learner's than the client: `who`.
///
/// # Errors
/// When `holds` is false.
pub fn ensure_of(
    who: &'static str,
    holds: bool,
    did: impl fmt::Display,
    expected: &str,
    why: &str,
    read: &str,
) -> Verdict {
    if holds {
        return Ok(());
    }
    Err(Failure::Wrong {
        who,
        did: did.to_string(),
        expected: expected.into(),
        why: why.into(),
        read: read.into(),
    })
}

/// The test harness prints a failure with `Debug`, so this is the readable form.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::ToDo(what) => write!(f, "TO DO: {what}"),
            Failure::Wrong {
                who,
                did,
                expected,
                why,
                read,
            } => {
                writeln!(f, "this check does not pass yet.\n")?;
                section(f, who, did)?;
                section(f, "Expected", expected)?;
                section(f, "Why it matters", why)?;
                section(f, "Read", read)
            }
        }
    }
}

fn section(f: &mut fmt::Formatter<'_>, head: &str, text: &str) -> fmt::Result {
    writeln!(f, "  {head}:")?;
    for line in text.trim_end().lines() {
        // The bars of a timeline stay where they are.
        let is_picture = line.contains(['█', '░']);
        if is_picture {
            writeln!(f, "    {line}")?;
        } else {
            wrap(f, line)?;
        }
    }
    Ok(())
}

/// Writes a line of text in lines that fit a terminal.
fn wrap(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let mut line = String::new();
    for word in text.split(' ') {
        if line.chars().count() + word.chars().count() > WIDTH && !line.trim().is_empty() {
            writeln!(f, "    {}", line.trim_end())?;
            line.clear();
        }
        line.push_str(word);
        line.push(' ');
    }
    writeln!(f, "    {}", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_a_terminal_and_no_word_is_lost() {
        let long = "a check that failed, ".repeat(20);
        let failure = ensure(false, &long, "x", "y", "z").unwrap_err();
        let text = format!("{failure:?}");
        assert!(
            text.lines().all(|line| line.chars().count() <= 80),
            "{text}"
        );
        let words: Vec<_> = text.split_whitespace().collect();
        assert!(words.join(" ").contains(long.trim_end()), "{text}");
    }

    #[test]
    fn a_failure_reads_in_the_order_of_a_learners_questions() {
        let failure = ensure(
            false,
            "sent 4 requests",
            "3 requests",
            "load",
            "step 4, Attempts",
        );
        let text = format!("{:?}", failure.unwrap_err());
        let places: Vec<_> = ["sent 4", "3 requests", "load", "step 4"]
            .iter()
            .map(|part| text.find(part).expect(part))
            .collect();
        assert!(places.is_sorted(), "{text}");
        assert_eq!(ensure(true, "", "", "", ""), Ok(()));
    }
}
