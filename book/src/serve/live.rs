//! What the pages are told: the book, each step's results, what is going on, and
//! the run of a demo. One value holds it all; each page hears what has changed.

use std::collections::BTreeMap;

use axum::response::sse::Event;
use serde::Serialize;

use crate::checks::Part;
use crate::report::Report;

/// The state of everything.
#[derive(Clone, Debug, Default)]
pub(crate) struct Live {
    /// The book.
    pub(crate) book: Book,
    /// The steps, by their packages' names.
    pub(crate) steps: BTreeMap<String, Step>,
    /// What is going on.
    pub(crate) activity: Activity,
    /// The demo that runs, or ran last.
    pub(crate) demo: Option<Demo>,
}

/// The state of the book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Book {
    /// When the book that is served was built, in milliseconds since 1970. A page
    /// that was loaded before that is out of date.
    pub(crate) built_at: u64,
    /// Why the newest text could not be built, if so.
    pub(crate) error: Option<String>,
}

/// The state of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Step {
    /// The package, such as `step4`.
    pub(crate) step: String,
    /// Whether the files have changed since the report was made.
    pub(crate) stale: bool,
    /// The last report; none before the first run.
    pub(crate) report: Option<Report>,
    /// Where each exercise is to be written, by its number.
    pub(crate) places: BTreeMap<String, Vec<Place>>,
}

/// A line of a file to be edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Place {
    /// The whole path, for an editor.
    pub(crate) path: String,
    /// The line, from 1, as the file is now.
    pub(crate) line: usize,
}

/// What is going on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub(crate) enum Activity {
    /// Nothing: it waits for the next change of a file.
    #[default]
    Watching,
    /// The checks of this step are built, or run.
    Checks {
        /// The package.
        step: String,
        /// Which of the two.
        part: Part,
    },
    /// A demo runs.
    Demo {
        /// The package.
        step: String,
    },
    /// Something does not work that is nobody's exercise.
    Trouble {
        /// What, and what to do.
        what: String,
    },
}

/// A run of a demo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Demo {
    /// Counts the runs.
    pub(crate) run: u64,
    /// The step, such as `step4`, whoever's crate it is.
    pub(crate) step: String,
    /// Whether it is the reference's.
    pub(crate) reference: bool,
    /// What it has printed so far.
    pub(crate) text: String,
    /// How it ended, in a sentence; none while it runs.
    pub(crate) ended: Option<String>,
}

/// What one page has been told so far.
#[derive(Default)]
pub(crate) struct Told {
    book: Option<Book>,
    steps: BTreeMap<String, Step>,
    status: Option<String>,
    demo: Option<(u64, usize, bool)>,
}

impl Told {
    /// What is new for this page, as events.
    pub(crate) fn news(&mut self, live: &Live) -> Vec<Event> {
        let mut events = Vec::new();
        if self.book.as_ref() != Some(&live.book) {
            events.push(event("book", &live.book));
            self.book = Some(live.book.clone());
        }
        for (name, step) in &live.steps {
            if self.steps.get(name) != Some(step) {
                events.push(event("step", step));
                self.steps.insert(name.clone(), step.clone());
            }
        }
        let status = live.status();
        if self.status.as_ref() != Some(&status) {
            events.push(event("status", &status));
            self.status = Some(status);
        }
        events.extend(self.demo(live.demo.as_ref()));
        events
    }

    /// The part of a demo's output that this page has not seen.
    fn demo(&mut self, demo: Option<&Demo>) -> Option<Event> {
        let demo = demo?;
        let has_ended = demo.ended.is_some();
        let from = match self.demo {
            Some((run, _, true)) if run == demo.run => return None,
            Some((run, length, _)) if run == demo.run => length,
            _ => 0,
        };
        let is_known = self.demo.is_some_and(|(run, ..)| run == demo.run);
        if is_known && from == demo.text.len() && !has_ended {
            return None;
        }
        self.demo = Some((demo.run, demo.text.len(), has_ended));
        let news = serde_json::json!({
            "run": demo.run,
            "step": demo.step,
            "reference": demo.reference,
            "from": from,
            "text": &demo.text[from..],
            "ended": demo.ended,
        });
        Some(event("demo", &news))
    }
}

fn event(name: &str, data: &impl Serialize) -> Event {
    let text = serde_json::to_string(data).unwrap_or_default();
    Event::default().event(name).data(text)
}

impl Live {
    /// The line at the foot of each page.
    fn status(&self) -> String {
        let reports = self.steps.values().filter_map(|step| step.report.as_ref());
        let (mut done, mut all) = (0, 0);
        for report in reports {
            let (of_step, in_step) = report.done();
            (done, all) = (done + of_step, all + in_step);
        }
        let what = match &self.activity {
            Activity::Watching => "Watching your files.".to_owned(),
            Activity::Checks { step, part } => match part {
                Part::Building => format!("Building the checks of {step}."),
                Part::Checking => format!("Checking {step}."),
            },
            Activity::Demo { step } => match step.strip_prefix("solution") {
                Some(number) => format!("Running the reference of step{number}."),
                None => format!("Running {step}."),
            },
            Activity::Trouble { what } => return what.clone(),
        };
        match all {
            0 => what,
            all => format!("{what} {done} of {all} exercises done."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demo(run: u64, text: &str, ended: Option<&str>) -> Live {
        Live {
            demo: Some(Demo {
                run,
                step: "step1".into(),
                reference: false,
                text: text.into(),
                ended: ended.map(str::to_owned),
            }),
            ..Live::default()
        }
    }

    #[test]
    fn a_page_is_told_only_what_is_new() {
        let mut told = Told::default();
        let mut live = Live::default();
        assert_eq!(told.news(&live).len(), 2, "the book and the status");
        assert_eq!(told.news(&live).len(), 0);
        let step = Step {
            step: "step1".into(),
            ..Step::default()
        };
        live.steps.insert("step1".into(), step);
        assert_eq!(told.news(&live).len(), 1);
        live.steps.get_mut("step1").unwrap().stale = true;
        assert_eq!(told.news(&live).len(), 1);
        assert_eq!(told.news(&live).len(), 0);
    }

    #[test]
    fn the_output_of_a_demo_comes_in_pieces() {
        let mut told = Told::default();
        told.news(&Live::default());
        assert!(told.demo(demo(1, "", None).demo.as_ref()).is_some());
        assert!(told.demo(demo(1, "", None).demo.as_ref()).is_none());
        assert!(told.demo(demo(1, "ab", None).demo.as_ref()).is_some());
        assert_eq!(told.demo, Some((1, 2, false)));
        assert!(
            told.demo(demo(1, "ab", Some("It ended.")).demo.as_ref())
                .is_some()
        );
        assert!(
            told.demo(demo(1, "ab", Some("It ended.")).demo.as_ref())
                .is_none()
        );
        assert!(told.demo(demo(2, "", None).demo.as_ref()).is_some());
    }
}
