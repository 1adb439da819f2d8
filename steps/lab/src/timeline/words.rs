//! Events in words: one line for each.

use tokio::time::Instant;

use super::Event;

/// Columns of an event's name.
const NAME: usize = 17;

/// Tells what happened, one line an event: the time since `start`, its name, and
/// what is special about it. Events that happened earlier have the time 0.
pub fn in_words(events: &[Event], start: Instant) -> String {
    let mut lines = String::new();
    for event in events {
        let at = event.at.saturating_duration_since(start).as_millis();
        let line = format!("{at:>7} ms  {:NAME$}  {}", event.name, details(event));
        lines.push_str(line.trim_end());
        lines.push('\n');
    }
    lines
}

/// The fields that say more than the event's name does, in a fixed order.
fn details(event: &Event) -> String {
    let field = |name| event.field(name);
    let said = [
        field("status").map(str::to_owned),
        field("error").map(str::to_owned),
        field("reason").map(str::to_owned),
        field("wait_ms").map(|wait| format!("wait {wait} ms")),
        field("limit_ms").map(|limit| format!("the call had {limit} ms")),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::Recorder;

    #[test]
    fn events_of_a_span_carry_its_fields_and_are_told_in_order() {
        let recorder = Recorder::default();
        let _guard = recorder.on_this_thread();
        let start = Instant::now();
        tracing::info_span!("call", number = 7).in_scope(|| {
            tracing::warn!(target: "step4", wait_ms = 31, error = "read time-out", "retry");
            tracing::info!(target: "step5", "circuit opened");
        });
        tracing::info!(target: "step5", "circuit closed");
        tracing::info!(target: "hyper", "not ours");

        let events = recorder.take();
        let calls: Vec<_> = events.iter().map(|event| event.number("number")).collect();
        assert_eq!(calls, [Some(7), Some(7), None]);
        let told = in_words(&events, start + std::time::Duration::from_secs(1));
        assert_eq!(
            told,
            "      0 ms  retry              read time-out, wait 31 ms\n      \
             0 ms  circuit opened\n      0 ms  circuit closed\n"
        );
    }
}
