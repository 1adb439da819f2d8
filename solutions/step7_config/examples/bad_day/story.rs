//! The story of a single call, told by its events.

use std::collections::HashMap;
use std::time::Duration;

use lab::timeline::{Event, in_words};

use super::day::{CLIENTS, DAY};
use super::run::Day;

/// Whose story is told: the first call, begun in this part of the day, whose
/// events say all of this.
const STORIES: [(&str, &[&str]); 10] = [
    ("Fine weather", &["attempt succeeded"]),
    ("The burst", &["bulkhead waited"]),
    ("The burst", &["bulkhead refused"]),
    ("The slow-down", &["read time-out", "attempt succeeded"]),
    ("The slow-down", &["deadline exceeded"]),
    ("The outage", &["circuit opened"]),
    ("The outage", &["circuit half-open"]),
    ("The cold start", &["circuit closed"]),
    ("The errors", &["retry", "attempt succeeded"]),
    ("The errors", &["no budget left"]),
];

pub fn all(day: &Day, events: Vec<Event>) -> String {
    let mut of_calls: HashMap<u64, Vec<Event>> = HashMap::new();
    for event in events {
        if let Some(call) = event.number("call") {
            of_calls.entry(call).or_default().push(event);
        }
    }
    STORIES.map(|story| tell(day, &of_calls, story)).concat()
}

fn tell(day: &Day, of_calls: &HashMap<u64, Vec<Event>>, (part, words): (&str, &[&str])) -> String {
    let words_and_part = format!("{} ({}", words.join(", "), part.to_lowercase());
    let time = DAY
        .iter()
        .find(|known| known.name == part)
        .map(|part| &part.time);
    let during = |began: u64| time.is_some_and(|time| time.contains(&(began / 1000)));
    for call in day.calls.iter().filter(|call| during(call.started)) {
        let Some(events) = of_calls.get(&u64::from(call.number)) else {
            continue;
        };
        if !words.iter().all(|word| say(events, word)) {
            continue;
        }
        let began = Duration::from_millis(call.started);
        let (ended, got) = match &call.outcome {
            Some((at, Ok(()))) => (*at, "an answer".into()),
            Some((at, Err(error))) => (*at, format!("an error: {error}")),
            None => (call.started, "nothing".into()),
        };
        return format!(
            "One call: {words_and_part}, client {}, {:.3} s)\n{}{:>7} ms  the caller has {got}\n\n",
            call.number % CLIENTS,
            began.as_secs_f64(),
            in_words(events, day.start + began),
            ended - call.started,
        );
    }
    format!("One call: {words_and_part}: there was none)\n\n")
}

/// Whether this is the name of an event, or the text of a field.
fn say(events: &[Event], word: &str) -> bool {
    let fields = |event: &Event| event.fields.iter().any(|(_, text)| text == word);
    events
        .iter()
        .any(|event| event.name == word || fields(event))
}
