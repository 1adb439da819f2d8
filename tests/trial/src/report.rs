//! What came of a trial.

use std::fmt;
use std::sync::Arc;

use lab::Stopped;

use crate::quirk::Quirk;
use crate::run::{self, Outcome};
use crate::{Subject, Test, Trial};

/// What came of trying some tests on the clients of a trial.
///
/// `Display` writes it as a table, in no more than 80 columns.
#[derive(Clone, Debug)]
pub struct Report {
    trial: Trial,
    /// The names of all tests.
    tests: Vec<String>,
    rows: Vec<Row>,
    /// Tests that do not come to an end with the reference, and why.
    endless: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
struct Row {
    quirk: Quirk,
    judgement: Judgement,
}

/// What the tests say about one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// A broken one, caught by a test; what the tests said.
    Caught(Vec<Accusation>),
    /// A broken one that no test has caught; what to look at.
    Survived(&'static str),
    /// A correct one that all tests accept.
    Accepted,
    /// A correct one that a test accuses; what is different about it, and what
    /// the tests said.
    Accused(&'static str, Vec<Accusation>),
}

/// A test that accuses a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accusation {
    /// The test's name.
    pub test: String,
    /// What it said.
    pub message: String,
    /// File and line; empty if the test had to be stopped.
    pub place: String,
}

impl Accusation {
    fn new(test: &Test, outcome: Outcome) -> Accusation {
        let (message, place) = match outcome {
            Outcome::Failed { message, place } => (message, place),
            Outcome::Hung => (HUNG.into(), String::new()),
            _ => (STUCK.into(), String::new()),
        };
        let test = test.name.clone();
        Accusation {
            test,
            message,
            place,
        }
    }
}

impl Report {
    /// Tries the tests on the correct clients, and those that accuse none of them
    /// on the broken ones: a test that fails for everybody has caught nobody.
    pub(crate) fn of(trial: Trial, tests: Vec<Test>) -> Result<Report, Stopped> {
        let all: Vec<Arc<Test>> = tests.into_iter().map(Arc::new).collect();
        let mut report = Report {
            trial,
            tests: all.iter().map(|test| test.name.clone()).collect(),
            rows: Vec::new(),
            endless: Vec::new(),
        };
        let (reference, others) = (&trial.correct()[..1], &trial.correct()[1..]);
        let mut fair = report.accept(&all, reference)?;
        fair = report.accept(&fair, others)?;
        report.catch(&fair, trial.broken())?;
        Ok(report)
    }

    /// Tries tests on correct clients; returns those that accuse none.
    fn accept(&mut self, tests: &[Arc<Test>], quirks: &[Quirk]) -> Result<Vec<Arc<Test>>, Stopped> {
        let mut fair = tests.to_vec();
        for (quirk, outcomes) in self.outcomes(tests, quirks)? {
            let mut accusations = Vec::new();
            for (test, outcome) in tests.iter().zip(outcomes) {
                if !outcome.accuses() {
                    continue;
                }
                fair.retain(|other| !Arc::ptr_eq(other, test));
                accusations.extend(self.accusation(test, outcome, quirk));
            }
            let judgement = match accusations.is_empty() {
                true => Judgement::Accepted,
                false => Judgement::Accused(quirk.hint(), accusations),
            };
            self.rows.push(Row { quirk, judgement });
        }
        Ok(fair)
    }

    /// What a test says about a correct client. One that does not come to an end
    /// with the reference says nothing; it is listed by itself.
    fn accusation(&mut self, test: &Test, outcome: Outcome, quirk: Quirk) -> Option<Accusation> {
        let accusation = Accusation::new(test, outcome);
        if quirk == Quirk::Reference && accusation.place.is_empty() {
            let Accusation { test, message, .. } = accusation;
            self.endless.push((test, message));
            return None;
        }
        Some(accusation)
    }

    fn catch(&mut self, tests: &[Arc<Test>], quirks: &[Quirk]) -> Result<(), Stopped> {
        for (quirk, outcomes) in self.outcomes(tests, quirks)? {
            let pairs = tests.iter().zip(outcomes);
            let by = pairs.filter(|(_, outcome)| outcome.accuses());
            let by: Vec<_> = by.map(|(test, said)| Accusation::new(test, said)).collect();
            let judgement = match by.is_empty() {
                true => Judgement::Survived(quirk.hint()),
                false => Judgement::Caught(by),
            };
            self.rows.push(Row { quirk, judgement });
        }
        Ok(())
    }

    /// What each test says about each client, client by client.
    fn outcomes(
        &self,
        tests: &[Arc<Test>],
        quirks: &[Quirk],
    ) -> Result<Vec<(Quirk, Vec<Outcome>)>, Stopped> {
        let mut pairs = Vec::new();
        for quirk in quirks {
            pairs.extend(tests.iter().map(|test| (Arc::clone(test), Subject(*quirk))));
        }
        let mut outcomes = run::all(&pairs, self.trial.clock()).into_iter();
        let mut of_quirks = Vec::new();
        for quirk in quirks {
            let of_quirk: Vec<_> = outcomes.by_ref().take(tests.len()).collect();
            for outcome in &of_quirk {
                if let Outcome::ToDo(to_do) = outcome {
                    return Err(Stopped::ToDo(to_do.clone()));
                }
            }
            of_quirks.push((*quirk, of_quirk));
        }
        Ok(of_quirks)
    }

    /// The names of the tests.
    pub fn tests(&self) -> &[String] {
        &self.tests
    }

    /// The tests that do not come to an end with a correct client, and why.
    pub fn endless(&self) -> &[(String, String)] {
        &self.endless
    }

    /// What the tests say about the client of this name, such as `meek`.
    ///
    /// # Panics
    /// When this trial has no client of that name.
    pub fn judgement(&self, client: &str) -> &Judgement {
        let row = self.rows.iter().find(|row| row.quirk.name() == client);
        let row = row.unwrap_or_else(|| panic!("{:?} has no client {client}", self.trial));
        &row.judgement
    }

    /// Names of all clients: the broken ones and the correct ones.
    pub fn clients(&self) -> (Vec<&'static str>, Vec<&'static str>) {
        let names = |quirks: &[Quirk]| quirks.iter().map(|quirk| quirk.name()).collect();
        (names(self.trial.broken()), names(self.trial.correct()))
    }

    /// Tests that have caught nobody and accused nobody.
    fn idle(&self) -> Vec<&str> {
        let is_named = |test: &str| {
            self.rows.iter().any(|row| match &row.judgement {
                Judgement::Caught(by) | Judgement::Accused(_, by) => {
                    by.iter().any(|accusation| accusation.test == test)
                }
                _ => false,
            }) || self.endless.iter().any(|(name, _)| name == test)
        };
        let tests = self.tests.iter().map(String::as_str);
        tests.filter(|test| !is_named(test)).collect()
    }
}

const HUNG: &str = "waits for something that never happens";
const STUCK: &str = "keeps its thread busy, or blocks it, and does not come back";

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
        for quirk in self.trial.broken().iter().chain(self.trial.correct()) {
            let judgement = self.judgement(quirk.name());
            row(f, quirk.name(), judgement)?;
        }
        for (test, why) in &self.endless {
            line(f, "✘", "your test", &format!("{test} {why}"))?;
        }
        for test in self.idle() {
            line(f, "–", "your test", &format!("{test} tells nobody apart"))?;
        }
        Ok(())
    }
}

fn row(f: &mut fmt::Formatter<'_>, name: &str, judgement: &Judgement) -> fmt::Result {
    match judgement {
        Judgement::Caught(by) => {
            let more = match by.len() {
                1 => String::new(),
                many => format!(" and {} more", many - 1),
            };
            line(f, "✔", name, &format!("caught by {}{more}", by[0].test))
        }
        Judgement::Survived(hint) => line(f, "✘", name, &format!("SURVIVED: {hint}")),
        Judgement::Accepted => line(f, "✔", name, "correct, and not accused"),
        Judgement::Accused(what, by) => {
            let said: String = by[0].message.chars().take(SHOWN).collect();
            let text = format!("correct, but ACCUSED by {}: {said}", by[0].test);
            line(f, "✘", name, &text)?;
            line(f, " ", "", &format!("at {}", by[0].place))?;
            line(f, " ", "", &format!("this client: {what}"))
        }
    }
}

/// A line of the table, wrapped within its second column.
fn line(f: &mut fmt::Formatter<'_>, mark: &str, name: &str, text: &str) -> fmt::Result {
    let mut line = format!("  {mark} {name:<width$}", width = SECOND - 4);
    let mut is_empty = true;
    for word in text.split_whitespace() {
        if !is_empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            writeln!(f, "{}", line.trim_end())?;
            line = " ".repeat(SECOND);
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    writeln!(f, "{}", line.trim_end())
}
