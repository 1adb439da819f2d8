//! Running one test on one client. Whatever the test does, it comes to an end
//! here, and is named.
//!
//! What cannot be stopped is left behind on its thread until the program ends.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::{Duration, Instant};

use lab::{Stopped, ToDo, catch};
use tokio::runtime::Builder;
use tracing::subscriber::{NoSubscriber, with_default};

use crate::{Subject, Test};

/// Longer than any test takes; real time.
const LIMIT: Duration = Duration::from_secs(3);
/// How long after its limit a thread that has not come back is left behind; real time.
const PATIENCE: Duration = Duration::from_millis(500);
/// Longer than any test waits on a paused clock.
const LONGEST_WAIT: Duration = Duration::from_secs(30 * 24 * 3600);

/// How many tests run at a time: most of them wait.
const WORKERS: usize = 20;

/// Which clock the tests run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    Real,
    /// It jumps to the next timer whenever there is nothing else to do.
    Paused,
}

impl Clock {
    /// How long a test may take that is tried once more, because it had to be
    /// stopped; real time. On a paused clock tests compute, and on a busy machine a
    /// thousand sequences take their time.
    fn second_limit(self) -> Duration {
        match self {
            Clock::Real => LIMIT,
            Clock::Paused => 3 * LIMIT,
        }
    }
}

/// What came of a test on one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Passed,
    /// It panicked: the message, and the place in the learner's code.
    Failed {
        message: String,
        place: String,
    },
    /// It had to be stopped; why.
    Stopped(&'static str),
    /// It needs an exercise that is still to do.
    ToDo(ToDo),
    /// It had to be stopped before, on another client.
    NotTried,
}

const HUNG: &str = "waits for something that never happens";
const LONG: &str = "does not come to an end, and was stopped";
const STUCK: &str = "keeps its thread busy, or blocks it, and does not come back";

impl Outcome {
    /// Whether the test says that the client is broken. A client that never
    /// comes back is caught, too, if not by the test itself.
    pub(crate) fn accuses(&self) -> bool {
        matches!(self, Outcome::Failed { .. } | Outcome::Stopped(_))
    }

    fn has_taken_long(&self) -> bool {
        matches!(self, Outcome::Stopped(why) if *why != HUNG)
    }
}

/// The tests that a function lists. It may be `todo!`, panic or not return.
pub(crate) fn list(tests: fn() -> Vec<Test>) -> Result<Vec<Test>, Stopped> {
    let listed = watched(LIMIT, move || {
        let runtime = Builder::new_current_thread().build();
        let runtime = runtime.expect("a runtime can be built");
        runtime.block_on(catch(async { tests() }))
    });
    listed.unwrap_or_else(|_| {
        Err(Stopped::Panic {
            message: format!("the list of tests {STUCK}"),
            place: "tests()".into(),
        })
    })
}

/// Runs each of the pairs, several at a time; the outcomes are in their order.
pub(crate) fn all(pairs: &[(Arc<Test>, Subject)], clock: Clock) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(vec![Outcome::NotTried; pairs.len()]);
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some((test, subject)) = pairs.get(index) else {
                return;
            };
            if test.is_given_up() {
                continue;
            }
            let mut outcome = run(Arc::clone(test), *subject, clock, LIMIT);
            if outcome.has_taken_long() {
                // Perhaps it was the machine that stood still, and not the test.
                outcome = run(Arc::clone(test), *subject, clock, clock.second_limit());
            }
            if outcome.has_taken_long() {
                test.give_up();
            }
            outcomes.lock().expect("no worker panics")[index] = outcome;
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(work);
        }
    });
    outcomes.into_inner().expect("no worker panics")
}

fn run(test: Arc<Test>, subject: Subject, clock: Clock, limit: Duration) -> Outcome {
    let outcome = watched(limit, move || {
        // A hundred clients at work would fill the terminal with their log.
        with_default(NoSubscriber::new(), || {
            run_here(&test, subject, clock, limit)
        })
    });
    outcome.unwrap_or_else(|error| match error {
        RecvTimeoutError::Timeout => Outcome::Stopped(STUCK),
        RecvTimeoutError::Disconnected => Outcome::Failed {
            message: "panicked again while a panic was cleaned up".into(),
            place: "unknown place".into(),
        },
    })
}

/// Runs `work` on a thread of its own, and does not wait for it for ever: what
/// blocks its thread, or never lets go of it, cannot be stopped from inside.
fn watched<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, RecvTimeoutError> {
    let (done, result) = mpsc::channel();
    let thread = std::thread::Builder::new().name("test".into());
    let started = thread.spawn(move || {
        // Nobody listens any more if the patience below is over.
        let _ = done.send(work());
    });
    started.expect("a thread can be had");
    result.recv_timeout(limit + PATIENCE)
}

fn run_here(test: &Test, subject: Subject, clock: Clock, limit: Duration) -> Outcome {
    let mut builder = Builder::new_current_thread();
    builder.enable_all();
    let longest_wait = match clock {
        Clock::Real => limit,
        Clock::Paused => {
            builder.start_paused(true);
            LONGEST_WAIT
        }
    };
    let runtime = builder.build().expect("a runtime can be built");
    // Within `catch`: a test may panic before its first await, and what it leaves
    // behind may panic when it is dropped.
    let outcome = runtime.block_on(catch(async {
        let work = in_real_time(limit, async { test.on(subject).await });
        tokio::time::timeout(longest_wait, work).await
    }));
    // A task that the test left behind must not hold up the report.
    runtime.shutdown_background();
    match outcome {
        Ok(Ok(Some(()))) => Outcome::Passed,
        Ok(Err(_)) if clock == Clock::Paused => Outcome::Stopped(HUNG),
        Ok(_) => Outcome::Stopped(LONG),
        Err(Stopped::ToDo(to_do)) => Outcome::ToDo(to_do),
        Err(Stopped::Panic { message, place }) => Outcome::Failed { message, place },
    }
}

/// `None` if `work` is still busy when `limit` is over: on a paused clock, a
/// thousand short waits take hardly any time, and a loop of them takes for ever.
async fn in_real_time(limit: Duration, work: impl Future<Output = ()>) -> Option<()> {
    let start = Instant::now();
    let mut work = pin!(work);
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Pending if start.elapsed() > limit => Poll::Ready(None),
        other => other.map(Some),
    })
    .await
}
