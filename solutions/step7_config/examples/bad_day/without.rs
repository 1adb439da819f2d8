//! The same day with a protection off: what is it worth?

use std::ops::Range;
use std::thread;

use solution7::{BudgetConfig, ClientConfig};

use super::comparison::soon;
use super::day::{DAY, END, seconds};
use super::run::{Day, run, yours};

/// A single day has its luck: these are the seeds of three.
const SEEDS: [u64; 3] = [1, 2, 3];

// ANCHOR: without
fn variants(config: &ClientConfig) -> [(&'static str, ClientConfig); 6] {
    let with = |change: fn(&mut ClientConfig)| {
        let mut config = config.clone();
        change(&mut config);
        config
    };
    [
        ("all layers", config.clone()),
        ("no retries", with(|config| config.retry.max_attempts = 1)),
        ("no retry budget", with(no_budget)),
        ("no circuit breaker", with(no_circuit)),
        (
            "neither of the two",
            with(|config| {
                no_budget(config);
                no_circuit(config);
            }),
        ),
        (
            "no bulkhead",
            with(|config| config.bulkhead.max_concurrent = 10_000),
        ),
    ]
}

fn no_budget(config: &mut ClientConfig) {
    config.budget = BudgetConfig {
        reserve: u32::MAX,
        percent: 100,
    };
}

/// A window that is never full enough.
fn no_circuit(config: &mut ClientConfig) {
    config.breaker.window = 10_000;
    config.breaker.min_calls = 10_000;
}
// ANCHOR_END: without

const HEAD: &str = "\
Without a protection: the lowest and the highest of three days
                    answered within a second, of 100   requests at the service
                       burst slow-down    errors   all day     all day in outage
";

pub fn all(config: &ClientConfig) -> String {
    let variants = variants(config);
    // Each day has a clock of its own, so they can run at the same time.
    let rows = thread::scope(|scope| {
        let rows = variants.each_ref().map(|(name, config)| {
            scope.spawn(move || row(name, SEEDS.map(|seed| run(yours, config, seed, None))))
        });
        rows.map(|row| row.join().expect("a day does not panic"))
    });
    format!("{HEAD}{}", rows.concat())
}

fn row(name: &str, days: [Day; 3]) -> String {
    let [_, burst, slow, outage, _, errors] = &DAY;
    let share = |time: &Range<u64>| {
        span(
            days.each_ref()
                .map(|day| (100.0 * soon(day, time.clone())).round() as usize),
        )
    };
    let requests = |time: &Range<u64>| span(days.each_ref().map(|day| requests(day, time)));
    format!(
        "{name:<20} {:>7} {:>9} {:>9} {:>9} {:>11} {:>9}\n",
        share(&burst.time),
        share(&slow.time),
        share(&errors.time),
        share(&(0..END)),
        requests(&(0..END)),
        requests(&outage.time),
    )
}

fn span(mut values: [usize; 3]) -> String {
    values.sort_unstable();
    match values {
        [low, _, high] if low == high => low.to_string(),
        [low, _, high] => format!("{low}-{high}"),
    }
}

fn requests(day: &Day, time: &Range<u64>) -> usize {
    let slices = day.trace.slices(seconds(1));
    let slices = &slices[time.start as usize..time.end as usize];
    slices.iter().map(|slice| slice.arrived).sum()
}
