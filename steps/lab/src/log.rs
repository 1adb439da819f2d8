//! The demo's log: one event a line, wrapped so that it fits a terminal.

use tracing_subscriber::layer::{Context, Layer};

use crate::timeline::{Event, Recorder};

/// Columns of a line.
const WIDTH: usize = 78;
/// What a line goes on with.
const INDENT: &str = "           ";

/// Prints the events of the step's own code to standard output.
pub(crate) struct Log;

impl<S: tracing::Subscriber> Layer<S> for Log {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        // A recorder of its own decides which events count, and reads them.
        let recorder = Recorder::default();
        recorder.record(event);
        for own in recorder.events() {
            println!("{}", line(&own));
        }
    }
}

fn line(event: &Event) -> String {
    let mut text = format!("    {:<5}  {}", event.level, event.name);
    let mut column = text.chars().count();
    for (name, value) in &event.fields {
        let field = format!("{name}={value}");
        let width = field.chars().count() + 2;
        if column + width > WIDTH {
            text.push('\n');
            text.push_str(INDENT);
            column = INDENT.len();
        } else {
            text.push_str("  ");
            column += 2;
        }
        text.push_str(&field);
        column += width - 2;
    }
    text
}
