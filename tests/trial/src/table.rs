//! A report as a table.

use std::fmt;

use crate::{Accusation, Judgement, Report};

/// The width of a terminal.
const WIDTH: usize = 80;
/// How many characters of a message the table shows.
const SHOWN: usize = 240;
/// Where the second column begins.
const SECOND: usize = 18;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (broken, correct) = self.clients();
        let tests = match self.tests.len() {
            1 => "1 test".to_owned(),
            many => format!("{many} tests"),
        };
        let (title, many, few) = (self.trial.title(), broken.len(), correct.len());
        let of = self.trial.subjects();
        writeln!(
            f,
            "{title}: {tests}, {many} broken {of}, {few} correct ones"
        )?;
        // What has to be mended first comes first: until then the rest says little.
        let is_accused = |name: &&str| matches!(self.judgement(name), Judgement::Accused(..));
        let (accused, accepted): (Vec<_>, Vec<_>) = correct.into_iter().partition(is_accused);
        for (test, why) in &self.endless {
            line(f, "✘", "your test", &format!("{test} {why}"))?;
        }
        for name in &accused {
            row(f, name, self.judgement(name))?;
        }
        if !accused.is_empty() || !self.endless.is_empty() {
            let text = "a test that is named above counts for none of those below";
            line(f, "–", "so far", text)?;
        }
        for name in broken.into_iter().chain(accepted) {
            row(f, name, self.judgement(name))?;
        }
        for test in self.idle() {
            line(f, "–", "your test", &format!("{test} tells nobody apart"))?;
        }
        Ok(())
    }
}

fn row(f: &mut fmt::Formatter<'_>, name: &str, judgement: &Judgement) -> fmt::Result {
    match judgement {
        Judgement::Caught(by) => line(f, "✔", name, &format!("caught by {}", first_of(by))),
        Judgement::Survived(hint) => line(f, "✘", name, &format!("SURVIVED: {hint}")),
        Judgement::Accepted => line(f, "✔", name, "correct, and not accused"),
        Judgement::Accused(what, by) => {
            let (who, said) = (first_of(by), shortened(&by[0].message));
            let text = format!("correct, but ACCUSED by {who}: {said}");
            line(f, "✘", name, &text)?;
            if let Some(place) = &by[0].place {
                line(f, " ", "", &format!("at {place}"))?;
            }
            line(f, " ", "", &format!("this client: {what}"))
        }
    }
}

/// The first test, and how many more there are.
fn first_of(by: &[Accusation]) -> String {
    let mut text = by[0].test.clone();
    if by[0].place.is_none() {
        text.push_str(" (which had to be stopped)");
    }
    if by.len() > 1 {
        text.push_str(&format!(" and {} more", by.len() - 1));
    }
    text
}

fn shortened(message: &str) -> String {
    let mut said: String = message.chars().take(SHOWN).collect();
    if said.len() < message.len() {
        said.push('…');
    }
    said
}

/// A line of the table, wrapped within its second column.
fn line(f: &mut fmt::Formatter<'_>, mark: &str, name: &str, text: &str) -> fmt::Result {
    let mut line = format!("  {mark} {name:<width$}", width = SECOND - 4);
    let mut is_empty = true;
    for word in text.split_whitespace().flat_map(pieces) {
        if !is_empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            writeln!(f, "{}", line.trim_end())?;
            line = " ".repeat(SECOND);
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(&word);
        is_empty = false;
    }
    writeln!(f, "{}", line.trim_end())
}

/// A word, in pieces if it is wider than the second column.
fn pieces(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let pieces = letters.chunks(WIDTH - SECOND);
    pieces.map(|piece| piece.iter().collect()).collect()
}
