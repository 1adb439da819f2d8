//! A save becomes a verdict.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::served::{RIGHT, Served, WRONG};

/// What a page is told.
struct Events(BufReader<TcpStream>);

impl Events {
    fn of(served: &Served) -> Events {
        let address = &served.address;
        let mut stream = TcpStream::connect(address).unwrap();
        let ask = format!("GET /workbook/events HTTP/1.1\r\nhost: {address}\r\n\r\n");
        stream.write_all(ask.as_bytes()).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(120)))
            .unwrap();
        Events(BufReader::new(stream))
    }

    /// Waits until step 1 is as `wanted`; returns all states on the way.
    fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Vec<Value> {
        let begin = Instant::now();
        let mut states = Vec::new();
        let mut line = String::new();
        while begin.elapsed() < Duration::from_secs(120) {
            line.clear();
            self.0.read_line(&mut line).unwrap();
            let Some(data) = line.strip_prefix("data: ") else {
                continue;
            };
            let Ok(value) = serde_json::from_str::<Value>(data.trim()) else {
                continue;
            };
            if value["step"] != "step1" || value.get("report").is_none() {
                continue;
            }
            states.push(value.clone());
            if wanted(&value) {
                return states;
            }
        }
        panic!(
            "it never came to that; the last state was {:?}",
            states.last()
        );
    }
}

fn first_exercise(state: &Value) -> &str {
    state["report"]["exercises"][0]["state"]
        .as_str()
        .unwrap_or_default()
}

#[test]
fn each_save_becomes_a_verdict_and_many_saves_leave_one() {
    let served = Served::new();
    let mut events = Events::of(&served);
    let states = events.until(|state| state["stale"] == false);
    assert_eq!(first_exercise(states.last().unwrap()), "to-do");

    // A mistake: stale at once, then failing, with a message to read.
    served.save(WRONG);
    let states = events.until(|state| first_exercise(state) == "failing");
    assert!(
        states.iter().any(|state| state["stale"] == true),
        "{states:?}"
    );
    let message = states.last().unwrap()["report"]["exercises"][0]["checks"].to_string();
    assert!(message.contains("Your client"), "{message}");

    // Code that is no code.
    served.save("format!(");
    let states = events.until(|state| first_exercise(state) == "does-not-compile");
    let compiler = states.last().unwrap()["report"]["compiler"].to_string();
    assert!(compiler.contains("client.rs"), "{compiler}");

    // Two hundred saves in a row. The last one counts.
    for number in 0..200 {
        served.save(&format!("let _ = {number}; {WRONG}"));
        std::thread::sleep(Duration::from_millis(3));
    }
    served.save(RIGHT);
    let is_over = |state: &Value| state["stale"] == false && first_exercise(state) == "done";
    let states = events.until(is_over);
    let wrong = states.iter().filter(|state| state["stale"] == false);
    let wrong = wrong.filter(|state| first_exercise(state) == "failing");
    assert!(
        wrong.count() < 20,
        "most saves are overtaken by the next one"
    );

    // Nothing is left of the jobs that were stopped. Where there is no /proc, this
    // finds nothing to look at.
    let begin = Instant::now();
    while !served.children().is_empty() && begin.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(served.children(), Vec::<String>::new());
}
