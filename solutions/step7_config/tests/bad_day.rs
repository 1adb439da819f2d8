//! The simulation that the book quotes: what the chapter "Your client, whole" says
//! of it holds for more than one seed.

#[allow(dead_code)]
#[path = "../examples/bad_day/main.rs"]
mod bad_day;

use std::time::Duration;

use bad_day::comparison::soon;
use bad_day::config;
use bad_day::day::{END, service};
use bad_day::run::{patient, run, stubborn, yours};

const SEEDS: std::ops::RangeInclusive<u64> = 1..=3;

#[test]
fn the_whole_client_answers_most_in_time() {
    let config = config().unwrap();
    for seed in SEEDS {
        let share = |day| soon(&day, 0..END);
        let yours = share(run(yours, &config, seed, None));
        let patient = share(run(patient, &config, seed, None));
        let stubborn = share(run(stubborn, &config, seed, None));
        assert!(stubborn < 0.1, "{seed}: {stubborn}");
        assert!(patient > 3.0 * stubborn, "{seed}: {patient}");
        assert!(yours > patient + 0.2, "{seed}: {yours}, {patient}");
    }
}

#[test]
fn nobody_waits_longer_and_the_service_gets_no_more_than_it_can_bear() {
    let config = config().unwrap();
    let most = 1.2 * service().requests_per_second();
    for seed in SEEDS {
        let day = run(yours, &config, seed, None);
        let longest = day.ended().map(|call| call.waited).max();
        let longest = Duration::from_millis(longest.unwrap());
        assert!(longest <= config.worst_case(), "{seed}: {longest:?}");
        for slice in day.trace.slices(Duration::from_secs(1)) {
            assert!(slice.arrived as f64 <= most, "{seed}: {slice:?}");
        }
    }
}

#[test]
fn the_day_is_the_same_each_time() {
    let config = config().unwrap();
    let [one, other] = [(); 2].map(|()| run(yours, &config, 2, None).trace);
    assert!(one == other, "two runs of one seed differ");
}
