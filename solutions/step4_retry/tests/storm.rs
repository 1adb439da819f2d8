//! The simulation that the book quotes: only a budget ends a retry storm.

#[allow(dead_code)]
#[path = "../examples/storm.rs"]
mod storm;

use storm::{POLICIES, run};

/// The seed of the figures in the book.
const SEED: u64 = 1;

fn never_recovers(policy: usize) {
    let storm = run(POLICIES[policy], SEED);
    assert_eq!(storm.recovered, None, "{}", storm.trace.counts());
    assert!(storm.succeeded < 0.2, "{}", storm.succeeded);
    assert!(storm.trace.wasted() > 0.8, "{}", storm.trace.wasted());
}

#[test]
fn without_jitter_the_storm_never_ends() {
    never_recovers(1);
}

#[test]
fn with_full_jitter_the_storm_never_ends() {
    never_recovers(2);
}

#[test]
fn with_a_budget_the_storm_ends() {
    let once = run(POLICIES[0], SEED);
    assert!(once.recovered.unwrap() < 10, "{:?}", once.recovered);
    let budget = run(POLICIES[3], SEED);
    assert!(budget.recovered.unwrap() < 60, "{:?}", budget.recovered);
    assert!(budget.succeeded > 0.7, "{}", budget.succeeded);
    // A budget of 10 % bounds the load: at most a tenth more, and the reserves.
    let [first, all] = [&once, &budget].map(|storm| storm.trace.entries.len());
    assert!((first..=first + first / 10 + 500).contains(&all), "{all}");
}

#[test]
fn the_storm_is_the_same_each_time() {
    let [one, other] = [(); 2].map(|()| run(POLICIES[3], 2).trace);
    assert!(one == other, "two runs of one seed differ");
}
