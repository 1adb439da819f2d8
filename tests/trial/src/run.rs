//! Running one test on one client. Whatever the test does, it comes to an end
//! here, and is named.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use lab::{Stopped, ToDo, catch};
use tokio::runtime::Builder;
use tracing::subscriber::{NoSubscriber, with_default};

use crate::{Subject, Test};

/// Longer than any test takes; real time.
const LIMIT: Duration = Duration::from_secs(4);
/// Longer than any test waits on a paused clock.
const LONGEST_WAIT: Duration = Duration::from_secs(30 * 24 * 3600);

/// How many tests run at a time: most of them wait.
const WORKERS: usize = 16;

/// Which clock the tests run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    Real,
    /// It jumps to the next timer whenever there is nothing else to do.
    Paused,
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
    /// It waited for something that never happens, and was stopped.
    Hung,
    /// It kept its thread busy, or blocked it, and was left behind.
    Stuck,
    /// It needs an exercise that is still to do.
    ToDo(ToDo),
}

impl Outcome {
    /// Whether the test says that the client is broken. A client that never
    /// comes back is caught, too, if not by the test itself.
    pub(crate) fn accuses(&self) -> bool {
        matches!(
            self,
            Outcome::Failed { .. } | Outcome::Hung | Outcome::Stuck
        )
    }
}

/// Runs a function that may be `todo!`, or panic. It gets a thread of its own,
/// since the caller's may be busy with a runtime.
pub(crate) fn caught<T: Send>(function: impl FnOnce() -> T + Send) -> Result<T, Stopped> {
    let work = || {
        let runtime = Builder::new_current_thread().build();
        let runtime = runtime.expect("a runtime can be built");
        runtime.block_on(catch(async { function() }))
    };
    let joined = std::thread::scope(|scope| scope.spawn(work).join());
    joined.expect("panics are caught")
}

/// Runs each of the pairs, several at a time; the outcomes are in their order.
pub(crate) fn all(pairs: &[(Arc<Test>, Subject)], clock: Clock) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(vec![Outcome::Passed; pairs.len()]);
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some((test, subject)) = pairs.get(index) else {
                return;
            };
            let outcome = run(Arc::clone(test), *subject, clock);
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

/// Runs a test on a thread of its own, and does not wait for it for ever.
fn run(test: Arc<Test>, subject: Subject, clock: Clock) -> Outcome {
    let (done, outcome) = mpsc::channel();
    let started = std::thread::Builder::new()
        .name("test".into())
        .spawn(move || {
            // A hundred clients at work would fill the terminal with their log.
            let outcome = with_default(NoSubscriber::new(), || run_here(&test, subject, clock));
            // Nobody listens any more if the patience below is over.
            let _ = done.send(outcome);
        });
    started.expect("a thread can be had");
    let patience = LIMIT + Duration::from_secs(1);
    outcome.recv_timeout(patience).unwrap_or(Outcome::Stuck)
}

fn run_here(test: &Test, subject: Subject, clock: Clock) -> Outcome {
    let mut builder = Builder::new_current_thread();
    builder.enable_all();
    let limit = match clock {
        Clock::Real => LIMIT,
        Clock::Paused => {
            builder.start_paused(true);
            LONGEST_WAIT
        }
    };
    let runtime = builder.build().expect("a runtime can be built");
    let outcome = runtime.block_on(async {
        // A test that panics before its first await does so in here, too.
        let work = catch(async { test.on(subject).await });
        tokio::time::timeout(limit, work).await
    });
    // A task that the test left behind must not hold up the report.
    runtime.shutdown_background();
    match outcome {
        Err(_) => Outcome::Hung,
        Ok(Ok(())) => Outcome::Passed,
        Ok(Err(Stopped::ToDo(to_do))) => Outcome::ToDo(to_do),
        Ok(Err(Stopped::Panic { message, place })) => Outcome::Failed { message, place },
    }
}
