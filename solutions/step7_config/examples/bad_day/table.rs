//! The day as a table: a line for each second.

use std::fmt::Write;

use lab::timeline::Event;
use solution7::ClientConfig;

use super::day::{CALLS, CLIENTS, DAY, HURRY, seconds, service};
use super::run::{Day, End};

const CLOSED: char = '·';
const OPEN: char = 'O';
const HALF: char = 'h';

pub fn introduction(config: &ClientConfig) -> String {
    format!(
        "A bad day, second by second

{CLIENTS} clients, each with a circuit and a bulkhead of its own, call one service about
{CALLS} times a second each. It can carry {:.0} requests a second. If it never answered,
a call would take {} ms at most; every fifth call has only {} ms.

How to read it: the calls that began in this second, and how they ended:
answered, refused by the client's own circuit or bulkhead, late (cut off by
the deadline), or failed. Then the retries, and the circuit of each client at
the end of the second: {CLOSED} closed, {OPEN} open, {HALF} half-open. Last, the requests that
the service saw, a block for ten: █ what it can carry in this weather, ░ what is
too much.\n\n",
        service().requests_per_second(),
        config.worst_case().as_millis(),
        HURRY.as_millis(),
    )
}

const HEAD: &str = "
    calls answered   refused by     late failed retries circuits service
                   circuit bulkhead";

pub fn by_the_second(day: &Day, events: &[Event]) -> String {
    let mut text = String::new();
    let mut circuits = [CLOSED; CLIENTS as usize];
    let slices = day.trace.slices(seconds(1));
    for part in &DAY {
        let _ = writeln!(text, "{}{HEAD}", part.title());
        for second in part.time.start..part.after().end {
            if second == part.time.end {
                text.push_str("    over: fine weather\n");
            }
            let weather = match part.time.contains(&second) {
                true => part,
                false => &DAY[0],
            };
            let of_second = |event: &&Event| (event.at - day.start).as_secs() == second;
            let events = events.iter().filter(of_second);
            let retries = events.clone().filter(|event| event.name == "retry").count();
            events.for_each(|event| follow(&mut circuits, event));
            let requests = slices[second as usize].arrived;
            let line = format!(
                "{second:>2} s{} {retries:>7} {} {requests:>3} {}",
                ends(day, second),
                String::from_iter(circuits),
                bar(requests, weather.carries()),
            );
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

/// How many calls began in this second, and how they ended.
fn ends(day: &Day, second: u64) -> String {
    let calls: Vec<_> = day
        .ended()
        .filter(|call| call.began / 1000 == second)
        .collect();
    let count = |end| calls.iter().filter(|call| call.end == end).count();
    format!(
        "{:>5} {:>8} {:>7} {:>8} {:>4} {:>6}",
        calls.len(),
        count(End::Answered),
        count(End::CircuitOpen),
        count(End::BulkheadFull),
        count(End::Late),
        count(End::Failed),
    )
}

/// Keeps the state of each client's circuit, as its events tell it.
fn follow(circuits: &mut [char], event: &Event) {
    let state = match event.name.as_str() {
        "circuit opened" => OPEN,
        "circuit half-open" => HALF,
        "circuit closed" => CLOSED,
        _ => return,
    };
    if let Some(client) = event.number("client") {
        circuits[client as usize] = state;
    }
}

/// A block for ten requests, eleven blocks at most.
fn bar(requests: usize, carries: f64) -> String {
    let blocks = (requests as f64 / 10.0).round() as usize;
    let block = |number| match number as f64 * 10.0 + 5.0 > carries {
        true => '░',
        false => '█',
    };
    (0..blocks.min(11)).map(block).collect()
}
