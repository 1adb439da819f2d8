//! Counts what the layers decide, for runs whose events are too many to keep.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

use tracing::Event;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

thread_local! {
    static DECISIONS: RefCell<Decisions> = RefCell::default();
}

/// How often each event was sent: by its name, and by its `reason` if it has one,
/// such as `gave up: no budget left`. Clones share the counts.
#[derive(Clone, Default)]
pub struct Decisions(Arc<Mutex<BTreeMap<String, u32>>>);

impl Decisions {
    /// Counts the events of this thread from now on, those of level info and above.
    ///
    /// # Panics
    /// When this process has another subscriber already, such as that of the
    /// [checks](crate::check).
    pub fn of_this_thread() -> Decisions {
        static ONCE: Once = Once::new();
        // One for the whole process: see `install_recorder`.
        ONCE.call_once(|| {
            let subscriber = tracing_subscriber::registry().with(LevelFilter::INFO);
            let installed = subscriber.with(PerThread).try_init();
            installed.expect("nobody else has installed a subscriber");
        });
        let decisions = Decisions::default();
        DECISIONS.set(decisions.clone());
        decisions
    }

    /// All of them so far.
    pub fn all(&self) -> BTreeMap<String, u32> {
        self.counts().clone()
    }

    /// How often this one was taken.
    pub fn count(&self, name: &str) -> u32 {
        self.counts().get(name).copied().unwrap_or_default()
    }

    /// The counts. A panic elsewhere leaves them whole, so a poisoned lock is used
    /// as any other.
    fn counts(&self) -> MutexGuard<'_, BTreeMap<String, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct PerThread;

impl<S: tracing::Subscriber> Layer<S> for PerThread {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut name = Name::default();
        event.record(&mut name);
        let name = name.message + &name.reason;
        DECISIONS.with_borrow(|decisions| *decisions.counts().entry(name).or_default() += 1);
    }
}

#[derive(Default)]
struct Name {
    message: String,
    reason: String,
}

impl Visit for Name {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "reason" {
            self.reason = format!(": {value}");
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            self.message = format!("{value:?}");
        }
    }
}
