//! Are the correct ones correct, and the broken ones broken? Each is compared
//! with what it should be like, on thousands of random stories.

mod breakers;
mod clients;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// The same `count` random values each time.
fn stories<S: Strategy>(strategy: S, count: usize) -> Vec<S::Value> {
    let dice = TestRng::deterministic_rng(RngAlgorithm::XorShift);
    let mut runner = TestRunner::new_with_rng(Config::default(), dice);
    let story = |_| {
        let tree = strategy.new_tree(&mut runner);
        tree.expect("the strategy rejects nothing").current()
    };
    (0..count).map(story).collect()
}
