use lab::network::{
    Fate, Latency, Network, ServiceConfig, Slice, WhenFull, in_virtual_time, open_loop, poisson,
    steady,
};
use lab::script::{Call, Outcome};

use super::{MS, SECOND, counter, status};

/// A run of `seconds` with chance arrivals.
fn run(config: ServiceConfig, per_second: f64, seconds: u32) -> lab::network::Trace {
    in_virtual_time(|| async move {
        let network = Network::new(config, 1);
        let arrivals = poisson(per_second, 1);
        open_loop(arrivals, seconds * SECOND, |_| {
            let network = network.clone();
            async move { status(&network).await }
        })
        .await;
        network.trace()
    })
}

fn mean(values: impl Iterator<Item = usize>) -> f64 {
    let values: Vec<usize> = values.collect();
    values.iter().sum::<usize>() as f64 / values.len() as f64
}

#[tokio::test(start_paused = true)]
async fn requests_are_served_in_order_and_the_next_is_turned_away() {
    let network = Network::new(counter(), 1);
    let calls = open_loop(steady(1000.0).take(4), SECOND, |_| {
        let network = network.clone();
        async move { status(&network).await }
    });
    let ends: Vec<_> = calls.await.into_iter().map(|call| call.outcome).collect();
    // The first is at work, two wait, and the fourth finds the queue full.
    let expected = [(100, 200), (200, 200), (300, 200), (4, 503)].map(Some);
    assert_eq!(ends, expected);
    let trace = network.trace();
    assert_eq!(trace.entries[3].fate, Fate::Shed);
    assert_eq!(trace.entries[1].started, Some(100));
    assert_eq!(trace.counts().to_string(), "4 arrived: 3 succeeded, 1 shed");
}

#[tokio::test(start_paused = true)]
async fn a_full_queue_may_refuse_instead() {
    let network = Network::new(
        ServiceConfig {
            queue: 0,
            when_full: WhenFull::Refuse,
            ..counter()
        },
        1,
    );
    let other = network.for_client(7);
    let (first, second) = tokio::join!(network.call(Call::get("/a")), other.call(Call::get("/b")));
    assert!(matches!(first, Outcome::Answer(200, _)));
    assert!(matches!(second, Outcome::Refused));
    let entry = &network.trace().entries[1];
    assert_eq!((entry.client, &*entry.path), (7, "/b"));
    assert_eq!((entry.arrived, entry.ended), (0, Some(1)));
}

#[test]
fn capacity_and_queue_are_never_exceeded_under_three_times_the_load() {
    let config = ServiceConfig {
        capacity: 8,
        queue: 40,
        ..ServiceConfig::default()
    };
    let load = 3.0 * config.requests_per_second();
    let trace = run(config, load, 20);
    let slices = trace.slices(MS);
    let most = |value: fn(&Slice) -> usize| slices.iter().map(value).max();
    assert_eq!(most(|slice| slice.at_work), Some(8));
    assert_eq!(most(|slice| slice.queued), Some(40));
    // It does what it can, and turns away the rest: two of three.
    let counts = trace.counts();
    let share = counts.shed as f64 / counts.arrived as f64;
    assert!((share - 2.0 / 3.0).abs() < 0.02, "{counts}");
}

#[test]
fn littles_law_holds() {
    // The number inside is the rate of arrival times the time inside: for the
    // places at work, and for the service as a whole.
    let config = ServiceConfig {
        queue: 10_000,
        ..ServiceConfig::default()
    };
    let at_work = config.latency.mean().as_secs_f64();
    let load = 0.85 * config.requests_per_second();
    let trace = run(config, load, 120);
    let slices = trace.slices(10 * MS);
    let rate = trace.entries.len() as f64 / 120.0;

    let found = mean(slices.iter().map(|slice| slice.at_work));
    let expected = rate * at_work;
    assert!((found / expected - 1.0).abs() < 0.04, "{found} {expected}");

    let waits = trace.entries.iter().filter_map(|entry| entry.waited());
    let inside = mean(waits.map(|wait| wait as usize)) / 1000.0;
    let found = mean(slices.iter().map(|slice| slice.at_work + slice.queued));
    let expected = rate * inside;
    assert!((found / expected - 1.0).abs() < 0.02, "{found} {expected}");
}

#[test]
fn the_wait_in_the_queue_is_what_theory_says() {
    // One place, chance arrivals: Pollaczek and Khinchine's formula for the mean
    // wait. For a log-normal time S, E[S²] = median² · exp(2σ²).
    let config = ServiceConfig {
        capacity: 1,
        queue: 10_000,
        latency: Latency::new(50 * MS, 150 * MS),
        ..ServiceConfig::default()
    };
    let mean_work = config.latency.mean().as_secs_f64();
    let rate = 0.6 / mean_work;
    let squares = mean_work.powi(4) / 0.05_f64.powi(2);
    let expected = rate * squares / (2.0 * (1.0 - 0.6));
    let trace = run(config, rate, 3000);
    let waits = trace.entries.iter().filter_map(|entry| {
        let started = entry.started?;
        Some((started - entry.arrived) as usize)
    });
    let found = mean(waits) / 1000.0;
    assert!((found / expected - 1.0).abs() < 0.08, "{found} {expected}");
}

#[tokio::test(start_paused = true)]
async fn percentiles_are_of_successes_and_waiting_counts() {
    let network = Network::new(counter(), 1);
    tokio::join!(
        status(&network),
        status(&network),
        status(&network),
        status(&network)
    );
    let trace = network.trace();
    assert_eq!(trace.latency(0.5), Some(200 * MS));
    assert_eq!(trace.latency(1.0), Some(300 * MS));
    assert_eq!(trace.latency(0.0), Some(100 * MS));
}
