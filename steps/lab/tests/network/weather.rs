use lab::network::{
    Counts, Fate, Network, ServiceConfig, Spell, Trace, Weather, open_loop, steady,
};
use lab::script::{Call, Outcome};
use tokio::time::sleep;

use super::{MS, SECOND, counter, status};

/// Ten clients a second, for three seconds. In the second of them, the weather.
async fn run(weather: Weather, config: ServiceConfig) -> Trace {
    let weather = vec![weather.between(SECOND, 2 * SECOND)];
    let network = Network::new(ServiceConfig { weather, ..config }, 1);
    let link = network.with_timeout(500 * MS);
    open_loop(steady(10.0), 3 * SECOND, |_| {
        let link = link.clone();
        async move { status(&link).await }
    })
    .await;
    network.trace()
}

/// Ten at once, 50 ms each.
fn quick() -> ServiceConfig {
    ServiceConfig {
        latency: lab::network::Latency::fixed(50 * MS),
        ..ServiceConfig::default()
    }
}

/// The counts of the requests that arrived in each of the three seconds.
fn seconds(trace: &Trace) -> [Counts; 3] {
    [0, 1000, 2000].map(|from| {
        let mut part = trace.clone();
        let inside = |entry: &lab::network::Entry| (from..from + 1000).contains(&entry.arrived);
        part.entries.retain(inside);
        part.counts()
    })
}

#[tokio::test(start_paused = true)]
async fn an_outage_refuses_from_its_beginning_to_its_end() {
    let [before, during, after] = seconds(&run(Weather::Down, quick()).await);
    assert_eq!((before.succeeded, before.arrived), (10, 10));
    assert_eq!((during.refused, during.arrived), (10, 10));
    assert_eq!((after.succeeded, after.arrived), (10, 10));
}

#[tokio::test(start_paused = true)]
async fn an_outage_of_status_500_answers_at_once() {
    let trace = run(Weather::Failing(500), quick()).await;
    let [before, during, after] = seconds(&trace);
    assert_eq!(before.succeeded, 10);
    assert_eq!(during.failed, 10);
    assert_eq!(after.succeeded, 10);
    assert_eq!(trace.entries[10].fate, Fate::Answered(500));
    assert_eq!(trace.entries[10].waited(), Some(1));
    assert!(!trace.entries[10].admitted);
}

#[tokio::test(start_paused = true)]
async fn in_silence_every_call_waits_until_its_client_leaves() {
    let trace = run(Weather::Silent, quick()).await;
    let [before, during, after] = seconds(&trace);
    assert_eq!(before.succeeded, 10);
    assert_eq!(during.left, 10);
    assert_eq!(after.succeeded, 10);
    assert_eq!(trace.entries[10].waited(), Some(500));
    assert!(trace.slices(MS).iter().all(|slice| slice.queued == 0));
}

#[tokio::test(start_paused = true)]
async fn a_service_that_goes_down_breaks_what_is_inside() {
    let down: Spell = Weather::Down.between(150 * MS, SECOND);
    let weather = vec![down];
    let network = Network::new(
        ServiceConfig {
            weather,
            ..counter()
        },
        1,
    );
    let call = || network.call(Call::get("/"));
    let (first, second, third) = tokio::join!(call(), call(), call());
    assert!(matches!(first, Outcome::Answer(200, _)), "done at 100 ms");
    assert!(matches!(second, Outcome::Broken), "was at work");
    assert!(matches!(third, Outcome::Broken), "was in the queue");
    let trace = network.trace();
    assert_eq!(trace.entries[1].ended, Some(150));
    assert_eq!(trace.entries[2].ended, Some(150));
    assert_eq!(trace.entries[2].started, None);
    // All places are free afterwards.
    sleep(SECOND).await;
    assert_eq!(status(&network).await, 200);
}

#[tokio::test(start_paused = true)]
async fn a_slow_down_stretches_work_that_begins_in_it() {
    let trace = run(Weather::Slow(4.0), quick()).await;
    let waits: Vec<_> = trace.entries.iter().filter_map(|e| e.waited()).collect();
    assert_eq!(waits[..10], [50; 10]);
    assert_eq!(waits[10..20], [200; 10]);
    assert_eq!(waits[20..29], [50; 9]);
}

#[tokio::test(start_paused = true)]
async fn errors_have_their_rate_and_a_burst_raises_it() {
    let weather = vec![
        Weather::Errors(0.5).between(10 * SECOND, 20 * SECOND),
        Weather::Errors(0.1).between(10 * SECOND, 20 * SECOND),
    ];
    let config = ServiceConfig {
        weather,
        capacity: 100,
        error_rate: 0.2,
        error_status: 503,
        ..quick()
    };
    let network = Network::new(config, 1);
    open_loop(steady(400.0), 20 * SECOND, |_| {
        let network = network.clone();
        async move { status(&network).await }
    })
    .await;
    let entries = network.trace().entries;
    let share = |from: u64| {
        let inside = entries.iter().filter(|e| e.arrived / 10_000 == from);
        let failed = inside.filter(|e| e.fate == Fate::Answered(503)).count();
        failed as f64 / 4000.0
    };
    assert!((share(0) - 0.2).abs() < 0.02, "{}", share(0));
    assert!((share(1) - 0.5).abs() < 0.03, "{}", share(1));
}

#[test]
#[should_panic(expected = "ends before it begins")]
fn weather_that_ends_before_it_begins_is_a_mistake() {
    let weather = vec![Weather::Down.between(2 * SECOND, SECOND)];
    Network::new(
        ServiceConfig {
            weather,
            ..counter()
        },
        1,
    );
}
