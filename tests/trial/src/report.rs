//! What came of a trial.

use crate::Trial;
use crate::quirk::Quirk;

/// What came of trying some tests on the clients of a trial.
///
/// `Display` writes it as a table, in no more than 80 columns.
#[derive(Clone, Debug)]
pub struct Report {
    pub(crate) trial: Trial,
    /// The names of all tests.
    pub(crate) tests: Vec<String>,
    pub(crate) rows: Vec<Row>,
    /// Tests that do not come to an end with the reference, and why.
    pub(crate) endless: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) quirk: Quirk,
    pub(crate) judgement: Judgement,
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
    /// File and line; `None` if the test had to be stopped.
    pub place: Option<String>,
}

impl Report {
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

    /// The correct client that a test accuses, if it does: then it does not count.
    pub fn accused_by(&self, test: &str) -> Option<&'static str> {
        let row = self.rows.iter().find(|row| match &row.judgement {
            Judgement::Accused(_, by) => by.iter().any(|accusation| accusation.test == test),
            _ => false,
        });
        row.map(|row| row.quirk.name())
    }

    /// Tests that have caught nobody and accused nobody.
    pub fn idle(&self) -> Vec<&str> {
        let tests = self.tests.iter().map(String::as_str);
        tests.filter(|test| !self.names(test)).collect()
    }

    /// Whether something is said about this test.
    fn names(&self, test: &str) -> bool {
        let has_accused = self.rows.iter().any(|row| match &row.judgement {
            Judgement::Caught(by) | Judgement::Accused(_, by) => {
                by.iter().any(|accusation| accusation.test == test)
            }
            _ => false,
        });
        has_accused || self.endless.iter().any(|(name, _)| name == test)
    }
}
