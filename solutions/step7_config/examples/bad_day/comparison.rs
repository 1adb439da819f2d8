//! The same day of three clients, side by side.

use std::ops::Range;
use std::time::Duration;

use super::day::{DAY, Part};
use super::run::{Call, Day, End};

const SOON: u64 = 1000;

/// Patient, stubborn, yours.
type Days<'a> = [&'a Day; 3];

pub fn all(days: Days<'_>) -> String {
    let tables = [answers(days), figures(days), pictures(days)];
    format!("{OTHERS}\n\n{}", tables.concat())
}

const OTHERS: &str = "\
The same day with two other clients. Patient: one attempt, with a time-out of
30 s. Stubborn: your attempts, time-outs and waits, but no budget, no circuit,
no bulkhead, and nothing around them that cuts a call off. A client is well
again when in each second 95 % of its calls are answered within a second.";

fn row(name: &str, cells: [String; 3]) -> String {
    let [patient, stubborn, yours] = cells;
    format!("{name:<42}{patient:>12}{stubborn:>12}{yours:>12}\n")
}

fn names() -> [String; 3] {
    ["patient", "stubborn", "yours"].map(Into::into)
}

/// The calls that began in this time.
fn during(day: &Day, time: Range<u64>) -> impl Iterator<Item = Call> {
    let began = move |call: &Call| time.contains(&(call.began / 1000));
    day.ended().filter(began)
}

/// The share of the calls in this time that were answered soon, from 0 to 1.
pub fn soon(day: &Day, time: Range<u64>) -> f64 {
    let (mut all, mut soon) = (0.0, 0.0);
    for call in during(day, time) {
        all += 1.0;
        if call.end == End::Answered && call.waited <= SOON {
            soon += 1.0;
        }
    }
    soon / all
}

fn answers(days: Days<'_>) -> String {
    let share =
        |time: &Range<u64>| days.map(|day| format!("{:.0} %", 100.0 * soon(day, time.clone())));
    let mut text = row("Calls that were answered within a second", names());
    for part in &DAY {
        text += &row(part.name, share(&part.time));
        let after = part.after();
        if !after.is_empty() && part.time.start > 0 {
            let name = format!("  after it, {} s to {} s", after.start, after.end);
            text += &row(&name, share(&after));
        }
    }
    text + "\n"
}

/// How many seconds after a part of the day nearly all calls are answered soon
/// again, in each second until the next part. `None`: not until then.
pub fn well_again(day: &Day, part: &Part) -> Option<u64> {
    let mut after = part.after();
    // What begins in the last second may end in the next part.
    after.end -= 1;
    let is_bad = |second: &u64| soon(day, *second..second + 1) < 0.95;
    let last_bad = after.clone().rev().find(is_bad);
    let well = last_bad.map_or(after.start, |bad| bad + 1);
    after.contains(&well).then(|| well - after.start)
}

fn figures(days: Days<'_>) -> String {
    let [_, burst, slow, _, cold, errors] = &DAY;
    let count =
        |what: fn(&Call) -> bool| days.map(|day| day.ended().filter(what).count().to_string());
    let well = |part| {
        days.map(|day| match well_again(day, part) {
            Some(seconds) => format!("{seconds} s"),
            None => "never".into(),
        })
    };
    [
        row("The whole day", names()),
        row("calls", count(|_| true)),
        row(
            "  answered within a second",
            count(|call| call.end == End::Answered && call.waited <= SOON),
        ),
        row(
            "  answered later",
            count(|call| call.end == End::Answered && call.waited > SOON),
        ),
        row(
            "  refused by the client itself",
            count(|call| matches!(call.end, End::CircuitOpen | End::BulkheadFull)),
        ),
        row(
            "  late or failed",
            count(|call| matches!(call.end, End::Late | End::Failed)),
        ),
        row(
            "half of the errors were known within",
            days.map(|day| ms(until_known(day))),
        ),
        row(
            "longest wait of a caller",
            days.map(|day| ms(day.ended().map(|call| call.waited).max())),
        ),
        row(
            "requests at the service",
            days.map(|day| day.trace.entries.len().to_string()),
        ),
        row(
            "  the most in one second",
            days.map(|day| most(day).to_string()),
        ),
        row(
            "share of its work that was for nobody",
            days.map(|day| format!("{:.0} %", day.trace.wasted() * 100.0)),
        ),
        row("well again after the burst", well(burst)),
        row("well again after the slow-down", well(slow)),
        row("well again after the cold start", well(cold)),
        row("well again after the errors", well(errors)),
    ]
    .concat()
        + "\n"
}

fn ms(time: Option<u64>) -> String {
    time.map_or("-".into(), |time| format!("{time} ms"))
}

/// The median time to an error.
fn until_known(day: &Day) -> Option<u64> {
    let failed = day.ended().filter(|call| call.end != End::Answered);
    let mut waits: Vec<_> = failed.map(|call| call.waited).collect();
    waits.sort_unstable();
    waits.get(waits.len() / 2).copied()
}

/// The most requests in a second.
fn most(day: &Day) -> usize {
    let slices = day.trace.slices(Duration::from_secs(1));
    slices.iter().map(|slice| slice.arrived).max().unwrap_or(0)
}

fn pictures(days: Days<'_>) -> String {
    let pictures = names()
        .into_iter()
        .zip(days)
        .map(|(name, day)| format!("What the service saw: {name}\n{}\n", day.trace.picture()));
    pictures.collect()
}
