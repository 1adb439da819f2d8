//! A `tracing` layer that keeps the events of the step's own code.

use std::fmt::{self, Debug, Display};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::Instant;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id};
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::{LookupSpan, Registry};

/// A field by its name, and its value as text.
type TextField = (&'static str, String);

/// One event: a decision that a layer of the client took.
#[derive(Clone, Debug)]
pub struct Event {
    /// When, on the clock of the runtime (which a test may have paused).
    pub at: Instant,
    /// How serious it is: `ERROR`, `WARN`, `INFO`, `DEBUG` or `TRACE`.
    pub level: &'static str,
    /// Its name, such as `retry`: the message of the `tracing` event.
    pub name: String,
    /// Its other fields, as text. Behind them come those of the spans in which it
    /// happened, the innermost first: so a circuit that opens, which knows of no
    /// call, still says in which call it did.
    pub fields: Vec<TextField>,
}

impl Event {
    /// The text of a field.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(key, _)| *key == name)?;
        Some(&found.1)
    }

    /// A field, if it is a whole number.
    pub fn number(&self, name: &str) -> Option<u64> {
        self.field(name)?.parse().ok()
    }
}

/// As in a log: the level, the name, and each field as `name=value`.
impl Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.level, self.name)?;
        self.fields
            .iter()
            .try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}

/// Collects events. Clones share one list.
#[derive(Clone, Debug, Default)]
pub struct Recorder(Arc<Mutex<Vec<Event>>>);

impl Recorder {
    /// All events so far.
    pub fn events(&self) -> Vec<Event> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// All events so far, which the recorder then forgets.
    pub fn take(&self) -> Vec<Event> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Records what happens on this thread, until the guard is dropped: for a
    /// simulation, which has a thread to itself.
    pub fn on_this_thread(&self) -> DefaultGuard {
        tracing::subscriber::set_default(Registry::default().with(self.clone()))
    }

    /// Adds an event, unless it comes from elsewhere than a step's code.
    pub fn record(&self, event: &tracing::Event<'_>) {
        self.add(event, Vec::new);
    }

    fn add(&self, event: &tracing::Event<'_>, of_spans: impl FnOnce() -> Vec<TextField>) {
        let target = event.metadata().target();
        if !target.starts_with("step") && !target.starts_with("solution") {
            return;
        }
        let mut fields = Fields::default();
        event.record(&mut fields);
        fields.others.extend(of_spans());
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(Event {
                at: Instant::now(),
                level: event.metadata().level().as_str(),
                name: fields.message,
                fields: fields.others,
            });
    }
}

impl<S> Layer<S> for Recorder
where
    S: tracing::Subscriber + for<'span> LookupSpan<'span>,
{
    fn on_new_span(&self, span: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut fields = Fields::default();
        span.record(&mut fields);
        if let Some(span) = context.span(id) {
            span.extensions_mut().replace(fields);
        }
    }

    fn on_event(&self, event: &tracing::Event<'_>, context: Context<'_, S>) {
        self.add(event, || {
            let mut found = Vec::new();
            for span in context.event_scope(event).into_iter().flatten() {
                if let Some(fields) = span.extensions().get::<Fields>() {
                    found.extend(fields.others.iter().cloned());
                }
            }
            found
        });
    }
}

#[derive(Default)]
struct Fields {
    message: String,
    others: Vec<TextField>,
}

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.others.push((field.name(), value.to_owned()));
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = format!("{value:?}");
        if field.name() == "message" {
            self.message = text;
        } else {
            self.others.push((field.name(), text));
        }
    }
}
