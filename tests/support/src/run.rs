//! Running one check.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Arc, Mutex, Once, PoisonError, mpsc};
use std::time::{Duration, Instant};

use lab::script::ENDLESS;
use lab::timeline::Recorder;
use lab::{Stopped, catch};
use tokio::runtime::Builder;
use tracing::Metadata;
use tracing::level_filters::LevelFilter;
use tracing::subscriber::Interest;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::failure::{CLIENT, Failure, Verdict};

/// Longer than any check takes, and short enough to wait for; real time. The proof
/// of the suites, which meets many clients that hang, has less patience.
fn limit() -> Duration {
    let seconds = std::env::var("WORKBOOK_PATIENCE").ok();
    let seconds = seconds.and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(10))
}

thread_local! {
    static RECORDER: RefCell<Recorder> = RefCell::default();
    static GIVEN: RefCell<Given> = RefCell::default();
    static LISTENED_TO: Cell<LevelFilter> = const { Cell::new(LevelFilter::TRACE) };
}

/// What the client under test was last given. Shared, because the thread of a check
/// that hangs cannot be asked any more.
#[derive(Clone, Default)]
struct Given(Arc<Mutex<String>>);

impl Given {
    fn set(&self, what: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = what;
    }

    /// ` with` and what was given; nothing if there is nothing to be told.
    fn told(&self) -> String {
        let what = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match what.as_str() {
            "" => String::new(),
            what => format!(" with {what}"),
        }
    }
}

/// The events that the client under test has sent so far. Each check has its own.
pub fn recorder() -> Recorder {
    RECORDER.with_borrow(Recorder::clone)
}

/// From here on, nobody listens to events below this level, as is usual where
/// programs run: `tracing::enabled!` says so, and the recorder hears nothing of them.
pub fn listen_from(level: LevelFilter) {
    LISTENED_TO.set(level);
}

/// Notes what the client under test gets from here on, such as `a limit of
/// Duration::MAX`. If it panics or hangs, the failure says so: the place of a panic
/// alone does not tell by which value it was brought about.
pub fn given(what: impl Into<String>) {
    GIVEN.with_borrow(|given| given.set(what.into()));
}

/// Runs a check in real time.
///
/// # Errors
/// When the check fails, panics, is still to do, or takes longer than ten seconds.
pub fn check(work: impl Future<Output = Verdict> + Send + 'static) -> Verdict {
    let mut builder = Builder::new_current_thread();
    builder.enable_all();
    watched(builder, async {
        tokio::time::timeout(limit(), work)
            .await
            .unwrap_or_else(|_| Err(hung()))
    })
}

/// Runs a check on a paused clock: waiting costs no time and is exact to the
/// millisecond. Do not use real sockets in it except within
/// [`hold_clock`](crate::hold_clock).
///
/// # Errors
/// When the check fails, panics, is still to do, or waits for something that
/// never happens.
pub fn check_in_virtual_time(work: impl Future<Output = Verdict> + Send + 'static) -> Verdict {
    let mut builder = Builder::new_current_thread();
    builder.enable_all().start_paused(true);
    watched(builder, async {
        // A client that waits for ever leaves only this timer, so it fires.
        let month = Duration::from_secs(30 * 24 * 3600);
        tokio::time::timeout(month, work)
            .await
            .unwrap_or_else(|_| Err(hung()))
    })
}

/// Runs a check on a thread of its own, and does not wait for that for ever: code
/// that blocks its thread, or never lets go of it, cannot be stopped from inside.
fn watched(mut builder: Builder, work: impl Future<Output = Verdict> + Send + 'static) -> Verdict {
    let (done, verdict) = mpsc::channel();
    let given = Given::default();
    let given_there = given.clone();
    let started = std::thread::Builder::new()
        .name("check".into())
        .spawn(move || {
            // Nobody waits any more if the patience below is over.
            let _ = done.send(run(&mut builder, given_there, work));
        });
    started.expect("a thread can be had");
    let patience = limit() + Duration::from_secs(1);
    verdict
        .recv_timeout(patience)
        .unwrap_or_else(|_| Err(blocked(&given)))
}

fn run(builder: &mut Builder, given: Given, work: impl Future<Output = Verdict>) -> Verdict {
    install_recorder();
    RECORDER.set(Recorder::default());
    LISTENED_TO.set(LevelFilter::TRACE);
    GIVEN.set(given);
    let runtime = builder.build().expect("a runtime can be built");
    let mut work = pin!(catch(work));
    let mut longest = Duration::ZERO;
    let outcome = runtime.block_on(poll_fn(|context| {
        let began = Instant::now();
        let polled = work.as_mut().poll(context);
        longest = longest.max(began.elapsed());
        polled
    }));
    // A task that the client left behind must not hold up the verdict.
    runtime.shutdown_background();
    let verdict = outcome.unwrap_or_else(|stopped| Err(stopped.into()));
    verdict.map_err(|failure| after_holding_the_thread(failure, longest))
}

/// A blocking sleep lets no time pass on a paused clock, so a failure that shows
/// "waits of 0 ms" needs this to be understood. The time is real time, and so it
/// only explains a failure: a machine that is busy must not bring one about.
fn after_holding_the_thread(mut failure: Failure, longest: Duration) -> Failure {
    if let Failure::Wrong { did, .. } = &mut failure
        && longest >= Duration::from_secs(1)
    {
        let seconds = longest.as_secs_f64();
        did.push_str(&format!(
            "\nBetween two .await it held its thread for {seconds:.1} s, as a sleep of std does:\n\
             see step 3, Never block the thread."
        ));
    }
    failure
}

impl From<Stopped> for Failure {
    fn from(stopped: Stopped) -> Failure {
        match stopped {
            Stopped::ToDo(to_do) => Failure::ToDo(to_do.to_string()),
            Stopped::Panic { message, .. } if message.starts_with(ENDLESS) => Failure::Wrong {
                who: CLIENT,
                did: message,
                expected: "an end: after so many attempts, or at a deadline".into(),
                why: "A client that never stops asking is an attack on the service it depends on."
                    .into(),
                read: "the book, step 4: Attempts".into(),
            },
            Stopped::Panic { message, place } => Failure::Wrong {
                who: CLIENT,
                did: panicked(&place, &message),
                expected: "an answer or an error as a value".into(),
                why: "A panic takes the whole task with it, and every call it was busy with."
                    .into(),
                read: "the book, Resilience patterns 101: Failures are values".into(),
            },
        }
    }
}

/// The sentence about a panic. Somebody else's code, such as an overflow in a
/// `Duration`, is not at fault, and a path to it is of no use.
fn panicked(place: &str, message: &str) -> String {
    let is_of_std = place.starts_with("/rustc/") || place.starts_with("library/");
    let place = match is_of_std {
        true => "the standard library, called from your code",
        false => place,
    };
    let given = GIVEN.with_borrow(Given::told);
    let comma = if given.is_empty() { "" } else { "," };
    format!("panicked{given}{comma} in {place}:\n{message}")
}

fn hung() -> Failure {
    Failure::Wrong {
        who: CLIENT,
        did: format!(
            "had not returned{} when the check ran out of patience",
            GIVEN.with_borrow(Given::told)
        ),
        expected: "an answer or an error within the time that the check allows. (A wait without \
                   an end? A loop around something that is ready at once, such as a channel \
                   whose sender has gone?)"
            .into(),
        why: "A call that never ends holds its memory, its connection and its caller for ever."
            .into(),
        read: "the book, step 3: Which clock covers what".into(),
    }
}

fn blocked(given: &Given) -> Failure {
    let given = given.told();
    Failure::Wrong {
        who: CLIENT,
        did: format!("kept its thread busy{given}, or blocked it, and did not come back"),
        expected: "an end; and in async code, that the thread is let go at each .await".into(),
        why: "A lock that is taken twice, a blocking sleep or a loop without an end stops every \
              other task of the same thread, too."
            .into(),
        read: "the book, step 3: Never block the thread".into(),
    }
}

/// One subscriber for the whole process that hands each event to the check
/// whose thread it happens on. (A subscriber a thread would make events vanish
/// now and then: `tracing` remembers per call site whether anybody listens.)
fn install_recorder() {
    struct PerThread;
    impl<S: tracing::Subscriber> Layer<S> for PerThread {
        fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
            // Ask again for each event: the answer is another one on each thread.
            Interest::sometimes()
        }

        fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
            *metadata.level() <= LISTENED_TO.get()
        }

        fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
            recorder().record(event);
        }
    }
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let installed = tracing_subscriber::registry().with(PerThread).try_init();
        installed.expect("the checks are the first to install a subscriber");
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_told_with_its_place_and_what_brought_it_about() {
        let place = "steps/step6_bulkhead/src/limiter.rs:7";
        assert_eq!(
            panicked(place, "full"),
            format!("panicked in {place}:\nfull")
        );
        given("a limit of Duration::MAX");
        for place in [
            "/rustc/1234/library/std/src/time.rs:429",
            "library/core/src/a.rs:1",
        ] {
            assert_eq!(
                panicked(place, "overflow"),
                "panicked with a limit of Duration::MAX, in the standard library, called from \
                 your code:\noverflow"
            );
        }
    }

    #[test]
    fn a_failure_after_a_blocking_sleep_tells_of_it() {
        let blocking = |time| {
            let failed = check_in_virtual_time(async move {
                std::thread::sleep(time);
                Err(hung())
            });
            format!("{failed:?}")
        };
        let held = "held its thread for 1.";
        assert!(blocking(Duration::from_millis(1_001)).contains(held));
        assert!(!blocking(Duration::from_millis(1)).contains("held its thread"));
    }

    #[test]
    fn a_check_that_hangs_tells_with_what() {
        let hangs = check_in_virtual_time(async {
            given("a wait of zero");
            std::future::pending().await
        });
        let told = format!("{hangs:?}");
        assert!(
            told.contains("had not returned with a wait of zero when"),
            "{told}"
        );
        let shared = Given::default();
        shared.set("a loop".into());
        let told = format!("{:?}", blocked(&shared));
        assert!(
            told.contains("kept its thread busy with a loop, or"),
            "{told}"
        );
    }

    #[test]
    fn what_one_check_was_given_is_not_told_of_the_next() {
        let first = check(async {
            given("a zero");
            panic!("no");
        });
        let second = check(async { panic!("no") });
        let [first, second] = [first, second].map(|verdict| format!("{verdict:?}"));
        assert!(first.contains("panicked with a zero, in "), "{first}");
        assert!(second.contains("panicked in "), "{second}");
    }
}
