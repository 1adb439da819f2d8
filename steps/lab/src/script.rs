//! A transport that is a list of answers: no network, and exact on a paused clock.
//!
//! This is only the list and the record of calls. The crate that defines the
//! `Transport` trait implements it for [`Script`].

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// What happens to one call.
#[derive(Clone, Debug)]
pub struct Play {
    /// How long the call takes until its outcome is there.
    pub after: Duration,
    /// What comes of it.
    pub outcome: Outcome,
}

/// What comes of a call.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// An answer with this status and these headers.
    Answer(u16, Vec<(&'static str, String)>),
    /// The connection is refused: nothing was sent.
    Refused,
    /// The connection breaks after the request was sent.
    Broken,
    /// The client's own read time-out ends the attempt, after the request was sent.
    TimedOut,
    /// A call that the client itself refuses: a circuit that stays open so long.
    CircuitOpen(Duration),
    /// A call that the client itself refuses: no place in the bulkhead.
    BulkheadFull,
    /// No answer, ever.
    Never,
}

impl Play {
    /// An answer with this status, at once.
    pub fn status(status: u16) -> Play {
        Outcome::Answer(status, Vec::new()).into()
    }

    /// The same, with one more header.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Play {
        if let Outcome::Answer(_, headers) = &mut self.outcome {
            headers.push((name, value.into()));
        }
        self
    }

    /// The same, but it takes so long.
    pub fn after(mut self, wait: Duration) -> Play {
        self.after = wait;
        self
    }
}

impl From<Outcome> for Play {
    fn from(outcome: Outcome) -> Play {
        Play {
            after: Duration::ZERO,
            outcome,
        }
    }
}

/// One call that reached the script or the simulated network.
#[derive(Clone, Debug)]
pub struct Call {
    /// When, on the clock of the runtime.
    pub at: Instant,
    /// `GET`, `POST`, …
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The body.
    pub body: Vec<u8>,
    /// The key that makes it safe to repeat, if it has one.
    pub idempotency_key: Option<String>,
    /// When the caller stops waiting, if it said so.
    pub deadline: Option<Instant>,
}

impl Call {
    /// `GET path`, now.
    pub fn get(path: &str) -> Call {
        Call {
            at: Instant::now(),
            method: "GET".into(),
            path: path.into(),
            body: Vec::new(),
            idempotency_key: None,
            deadline: None,
        }
    }
}

/// What the panic says when a client calls again and again without an end.
pub const ENDLESS: &str = "sent request after request without an end";
/// No client that ends has a reason to call a script more often.
const MOST_CALLS: usize = 20_000;

#[derive(Default)]
struct State {
    plays: Vec<Play>,
    calls: Vec<Call>,
    completed: usize,
}

/// A list of answers and a record of the calls. Clones share both.
#[derive(Clone, Default)]
pub struct Script(Arc<Mutex<State>>);

impl Script {
    /// A script that answers the first call with the first play and so on. The
    /// last play answers all further calls.
    ///
    /// # Panics
    /// When there is no play at all.
    pub fn new(plays: impl IntoIterator<Item = Play>) -> Script {
        let plays: Vec<Play> = plays.into_iter().collect();
        assert!(!plays.is_empty(), "a script needs at least one play");
        let script = Script::default();
        script.lock().plays = plays;
        script
    }

    /// All calls so far.
    pub fn calls(&self) -> Vec<Call> {
        self.lock().calls.clone()
    }

    /// How many calls came to their outcome, instead of being dropped before.
    pub fn completed(&self) -> usize {
        self.lock().completed
    }

    /// The time between each call and the one before it.
    pub fn waits(&self) -> Vec<Duration> {
        let calls = self.calls();
        calls
            .windows(2)
            .map(|pair| pair[1].at - pair[0].at)
            .collect()
    }

    /// Records a call and plays it: waits, then returns its outcome.
    ///
    /// # Panics
    /// After twenty thousand calls, before an endless client eats all memory.
    // ANCHOR: play
    pub async fn play(&self, call: Call) -> Outcome {
        let play = {
            let mut state = self.lock();
            assert!(state.calls.len() < MOST_CALLS, "{ENDLESS}");
            let index = state.calls.len().min(state.plays.len() - 1);
            state.calls.push(call);
            state.plays[index].clone()
        };
        if !play.after.is_zero() {
            tokio::time::sleep(play.after).await;
        }
        if matches!(play.outcome, Outcome::Never) {
            std::future::pending::<()>().await;
        }
        self.lock().completed += 1;
        play.outcome
    }
    // ANCHOR_END: play

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
