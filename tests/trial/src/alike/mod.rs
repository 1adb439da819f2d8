//! Are the correct ones correct, and the broken ones broken? Each is compared
//! with what it should be like, on thousands of random stories.

mod breakers;
mod clients;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// The same `count` random values each time.
fn stories<S: Strategy>(strategy: S, count: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    let story = |_| {
        let tree = strategy.new_tree(&mut runner);
        tree.expect("the strategy rejects nothing").current()
    };
    (0..count).map(story).collect()
}
