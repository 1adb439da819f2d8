//! From what each test says about each client to a report.

use std::sync::Arc;

use lab::Stopped;

use crate::quirk::Quirk;
use crate::report::Row;
use crate::run::{self, Clock, Outcome};
use crate::{Accusation, Judgement, Report, Subject, Test, Trial};

impl Accusation {
    fn new(test: &Test, outcome: Outcome) -> Accusation {
        let (message, place) = match outcome {
            Outcome::Failed { message, place } => (message, Some(place)),
            Outcome::Stopped(why) => (why.to_owned(), None),
            _ => (String::new(), None),
        };
        let test = test.name().to_owned();
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
        let accepted = |quirk: &Quirk| Row {
            quirk: *quirk,
            judgement: Judgement::Accepted,
        };
        let mut report = Report {
            trial,
            tests: tests.iter().map(|test| test.name().to_owned()).collect(),
            rows: trial.correct().iter().map(accepted).collect(),
            endless: Vec::new(),
        };
        let mut fair: Vec<Arc<Test>> = tests.into_iter().map(Arc::new).collect();
        // By itself: what hangs with this one hangs with every other.
        let (reference, others) = trial.correct().split_at(1);
        report.accept(&mut fair, reference)?;
        report.accept(&mut fair, others)?;
        report.catch(&fair)?;
        Ok(report)
    }

    /// Tries tests on correct clients; leaves those that accuse none.
    fn accept(&mut self, fair: &mut Vec<Arc<Test>>, quirks: &[Quirk]) -> Result<(), Stopped> {
        let tests = fair.clone();
        for (quirk, outcomes) in quirks.iter().zip(self.outcomes(&tests, quirks)?) {
            for (test, outcome) in tests.iter().zip(outcomes) {
                if outcome.accuses() {
                    fair.retain(|other| !Arc::ptr_eq(other, test));
                    self.accuse(*quirk, Accusation::new(test, outcome));
                }
            }
        }
        Ok(())
    }

    /// Notes that a test accuses a correct client. One that does not come to an
    /// end with the reference accuses nobody; it is listed by itself.
    fn accuse(&mut self, quirk: Quirk, accusation: Accusation) {
        if quirk == Quirk::Reference && accusation.place.is_none() {
            self.endless.push((accusation.test, accusation.message));
            return;
        }
        for row in self.rows.iter_mut().filter(|row| row.quirk == quirk) {
            match &mut row.judgement {
                Judgement::Accused(_, by) => by.push(accusation.clone()),
                other => *other = Judgement::Accused(quirk.hint(), vec![accusation.clone()]),
            }
        }
    }

    /// Tries tests on the broken clients, and on the reference once more: what a
    /// test says must not depend on chance, or on how often it was asked.
    fn catch(&mut self, tests: &[Arc<Test>]) -> Result<(), Stopped> {
        let quirks = [self.trial.broken(), &[Quirk::Reference]].concat();
        let mut outcomes = self.outcomes(tests, &quirks)?;
        let again = outcomes.pop().unwrap_or_default();
        for (test, outcome) in tests.iter().zip(&again) {
            if outcome.accuses() {
                let mut accusation = Accusation::new(test, outcome.clone());
                accusation.message = format!("it passed at first. Then: {}", accusation.message);
                self.accuse(Quirk::Reference, accusation);
            }
        }
        for (quirk, outcomes) in quirks.into_iter().zip(outcomes) {
            let judgement = judgement(quirk, tests, outcomes, &again);
            self.rows.push(Row { quirk, judgement });
        }
        match self.trial.clock() {
            Clock::Real => self.try_survivors_again(tests, &again),
            Clock::Paused => Ok(()),
        }
    }

    /// Tries the broken clients that survived a second time: where a machine stood
    /// still for the time that a test waits, the test has not seen what it looks for.
    fn try_survivors_again(
        &mut self,
        tests: &[Arc<Test>],
        reference: &[Outcome],
    ) -> Result<(), Stopped> {
        let survived = |row: &&Row| matches!(row.judgement, Judgement::Survived(_));
        let survivors = self.rows.iter().filter(survived);
        let quirks: Vec<Quirk> = survivors.map(|row| row.quirk).collect();
        for (quirk, outcomes) in quirks.iter().zip(self.outcomes(tests, &quirks)?) {
            let judgement = judgement(*quirk, tests, outcomes, reference);
            let row = self.rows.iter_mut().find(|row| row.quirk == *quirk);
            row.expect("it has survived").judgement = judgement;
        }
        Ok(())
    }

    /// What each test says about each client: for each client, in the order of the
    /// tests.
    fn outcomes(
        &self,
        tests: &[Arc<Test>],
        quirks: &[Quirk],
    ) -> Result<Vec<Vec<Outcome>>, Stopped> {
        let mut pairs = Vec::new();
        for quirk in quirks {
            pairs.extend(tests.iter().map(|test| (Arc::clone(test), Subject(*quirk))));
        }
        let outcomes = run::all(&pairs, self.trial.clock());
        let to_do = outcomes.iter().find_map(|outcome| match outcome {
            Outcome::ToDo(to_do) => Some(to_do.clone()),
            _ => None,
        });
        if let Some(to_do) = to_do {
            return Err(Stopped::ToDo(to_do));
        }
        let mut outcomes = outcomes.into_iter();
        let of_a_client = |_: &Quirk| outcomes.by_ref().take(tests.len()).collect();
        Ok(quirks.iter().map(of_a_client).collect())
    }
}

/// What is said about a broken client. A test that fails for the reference, too, has
/// caught nobody.
fn judgement(
    quirk: Quirk,
    tests: &[Arc<Test>],
    outcomes: Vec<Outcome>,
    reference: &[Outcome],
) -> Judgement {
    let said = tests.iter().zip(outcomes).zip(reference);
    let by = said.filter(|((_, said), reference)| said.accuses() && !reference.accuses());
    let by: Vec<_> = by
        .map(|((test, said), _)| Accusation::new(test, said))
        .collect();
    match by.is_empty() {
        true => Judgement::Survived(quirk.hint()),
        false => Judgement::Caught(by),
    }
}
