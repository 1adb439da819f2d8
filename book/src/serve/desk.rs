//! The desk: where jobs are done, one at a time. The newest wish wins: it stops the
//! job at hand, which is begun anew later if it is still wanted.

use std::collections::VecDeque;
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Result;
use tokio::sync::watch;

use super::known;
use super::live::{Activity, Demo, Live};
use crate::cargo;
use crate::job::{self, Ended, Limits, Stop};
use crate::place::{Root, Step};
use crate::report::Report;
use crate::results::{self, Results};

/// Demos take seconds and print a few kilobytes.
const DEMO: Limits = Limits {
    time: Duration::from_secs(180),
    output: 300_000,
};

/// Something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wish {
    /// The checks of a step.
    Check(Step),
    /// The demo of a step, of the learner's crate or of the reference.
    Demo { step: Step, reference: bool },
}

/// Takes wishes from pages and from the watcher. Clones are the same desk.
#[derive(Clone)]
pub(crate) struct Desk {
    root: Root,
    live: watch::Sender<Live>,
    at_hand: Arc<Mutex<AtHand>>,
    bell: Sender<()>,
}

/// What is to be done, and what is being done.
#[derive(Default)]
struct AtHand {
    /// The next one first.
    wishes: VecDeque<Wish>,
    job: Option<(Wish, Stop)>,
    is_closed: bool,
}

impl Desk {
    /// Opens a desk; its work is done on a thread of its own.
    pub(crate) fn open(root: &Root, live: watch::Sender<Live>) -> Desk {
        let (bell, rung) = channel();
        let desk = Desk {
            root: root.clone(),
            live,
            at_hand: Arc::default(),
            bell,
        };
        let worker = desk.clone();
        std::thread::spawn(move || worker.work(&rung));
        desk
    }

    /// Looks at all files anew: what has changed is stale from now on, and its
    /// checks are wished for, unless the result is known.
    pub(crate) fn look(&self) {
        match known::look(&self.root, &self.live) {
            Ok(steps) => {
                for step in steps {
                    self.wish(Wish::Check(step));
                }
            }
            Err(error) => self.trouble(&error),
        }
    }

    /// Runs a demo, as soon as what is at hand has been stopped.
    pub(crate) fn run_demo(&self, step: Step, reference: bool) {
        self.wish(Wish::Demo { step, reference });
    }

    /// Stops the demo that runs, if one does.
    pub(crate) fn stop_demo(&self) {
        let mut at_hand = self.at_hand();
        at_hand.wishes.retain(|wish| matches!(wish, Wish::Check(_)));
        if let Some((Wish::Demo { .. }, stop)) = &at_hand.job {
            stop.ask();
        }
    }

    /// Stops everything, for the end of the program, and waits until it has.
    pub(crate) fn close(&self) {
        {
            let mut at_hand = self.at_hand();
            at_hand.is_closed = true;
            at_hand.wishes.clear();
            if let Some((_, stop)) = &at_hand.job {
                stop.ask();
            }
        }
        for _ in 0..200 {
            if self.at_hand().job.is_none() {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn wish(&self, wish: Wish) {
        let mut at_hand = self.at_hand();
        at_hand.wishes.retain(|other| match (other, &wish) {
            // There is room for one demo on a page.
            (Wish::Demo { .. }, Wish::Demo { .. }) => false,
            (other, wish) => other != wish,
        });
        if let Some((job, stop)) = &at_hand.job {
            stop.ask();
            // What the newest wish interrupts, and does not replace, comes after it.
            let interrupted = job.clone();
            if let Wish::Check(_) = interrupted
                && interrupted != wish
                && !at_hand.wishes.contains(&interrupted)
            {
                at_hand.wishes.push_front(interrupted);
            }
        }
        at_hand.wishes.push_front(wish);
        // Nobody works any more only while the program ends.
        let _ = self.bell.send(());
    }

    fn at_hand(&self) -> std::sync::MutexGuard<'_, AtHand> {
        self.at_hand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self, rung: &Receiver<()>) {
        while rung.recv().is_ok() {
            while let Some((wish, stop)) = self.next() {
                let done = match &wish {
                    Wish::Check(step) => self.check(step, &stop),
                    Wish::Demo { step, reference } => self.demo(step, *reference, &stop),
                };
                self.at_hand().job = None;
                match done {
                    Ok(()) => self.tell(|live| live.activity = Activity::Watching),
                    Err(error) => self.trouble(&error),
                }
            }
        }
    }

    /// Takes the next wish; it is at hand from now on.
    fn next(&self) -> Option<(Wish, Stop)> {
        let mut at_hand = self.at_hand();
        if at_hand.is_closed {
            return None;
        }
        let wish = at_hand.wishes.pop_front()?;
        let stop = Stop::default();
        at_hand.job = Some((wish.clone(), stop.clone()));
        Some((wish, stop))
    }

    fn check(&self, step: &Step, stop: &Stop) -> Result<()> {
        let mut results = Results::open(&self.root);
        let name = step.package();
        let before = results::fingerprint(&self.root, step)?;
        let run = results::of(&self.root, step, &mut results, stop, |part| {
            let step = name.clone();
            self.tell(|live| live.activity = Activity::Checks { step, part });
        })?;
        // A save in the meantime has wished for it again already.
        if let Some(run) = run
            && results::fingerprint(&self.root, step)? == before
        {
            let report = Report::new(&self.root, step, &run)?;
            let places = known::places(&self.root, step)?;
            self.tell(|live| {
                let known = live.steps.entry(name.clone()).or_default();
                known.report = Some(report);
                known.places = places;
                known.stale = false;
            });
        }
        Ok(())
    }

    fn demo(&self, step: &Step, reference: bool, stop: &Stop) -> Result<()> {
        let package = match reference {
            true => step.solution(),
            false => step.package(),
        };
        let name = step.package();
        self.tell(|live| {
            live.activity = Activity::Demo {
                step: package.clone(),
            };
            live.demo = Some(Demo {
                run: live.demo.as_ref().map_or(1, |demo| demo.run + 1),
                step: name,
                reference,
                text: String::new(),
                ended: None,
            });
        });
        let mut command: Command = cargo::command(&self.root);
        command.args(["run", "--quiet", "--package", &package]);
        let mut rest = Vec::new();
        let ended = job::run(command, DEMO, stop, |_, piece| {
            rest.extend_from_slice(piece);
            let text = whole_characters(&mut rest);
            self.tell(|live| {
                if let Some(demo) = &mut live.demo {
                    demo.text.push_str(&text);
                }
            });
        })?;
        let sentence = match ended {
            Ended::ByItself(true) => "It has ended.",
            Ended::ByItself(false) => "It has ended with an error.",
            Ended::Stopped => "It was stopped.",
            Ended::TookTooLong => "It did not end within three minutes, and was stopped.",
            Ended::SaidTooMuch => "It printed too much, and was stopped.",
        };
        self.tell(|live| {
            if let Some(demo) = &mut live.demo {
                demo.ended = Some(sentence.into());
            }
        });
        Ok(())
    }

    fn tell(&self, change: impl FnOnce(&mut Live)) {
        self.live.send_modify(change);
    }

    fn trouble(&self, error: &anyhow::Error) {
        let what = format!("{error:#}");
        eprintln!("{what}");
        self.tell(|live| live.activity = Activity::Trouble { what });
    }
}

/// Takes all whole characters out; the beginning of one that is cut stays.
fn whole_characters(bytes: &mut Vec<u8>) -> String {
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text.len(),
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        // No text at all: shown as well as it can be.
        Err(_) => bytes.len(),
    };
    let whole: Vec<u8> = bytes.drain(..valid).collect();
    String::from_utf8_lossy(&whole).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_is_cut_waits_for_its_rest() {
        let mut bytes = "a ✔".as_bytes()[..3].to_vec();
        assert_eq!(whole_characters(&mut bytes), "a ");
        bytes.extend_from_slice(&"✔".as_bytes()[1..]);
        assert_eq!(whole_characters(&mut bytes), "✔");
        assert!(bytes.is_empty());
        assert_eq!(whole_characters(&mut vec![0xff, b'x']), "\u{fffd}x");
    }
}
