use lab::network::{
    Done, Latency, Network, ServiceConfig, Think, Trace, Weather, WhenClientLeaves, closed_loop,
    in_virtual_time, open_loop, poisson, random_numbers,
};
use tokio::time::sleep;

use super::{MS, SECOND, status};

/// Everything at once: a crowd that retries with jitter and time-outs, chance
/// arrivals and clients that think, a service that works on, and bad weather.
async fn everything(seed: u64) -> (Trace, Vec<Done<u16>>, Vec<Done<u16>>) {
    let config = ServiceConfig {
        capacity: 5,
        queue: 20,
        error_rate: 0.05,
        when_client_leaves: WhenClientLeaves::WorkOn,
        weather: vec![
            Weather::Slow(5.0).between(2 * SECOND, 3 * SECOND),
            Weather::Down.between(5 * SECOND, 6 * SECOND),
        ],
        ..ServiceConfig::default()
    };
    let network = Network::new(config, seed).with_timeout(300 * MS);
    let random = std::sync::Arc::new(random_numbers(seed));
    let call = move |client: u32| {
        let (network, random) = (network.for_client(client % 10), random.clone());
        async move {
            let mut answer = status(&network).await;
            for _ in 0..2 {
                if answer != 200 {
                    sleep((100 * MS).mul_f64(random())).await;
                    answer = status(&network).await;
                }
            }
            (answer, network)
        }
    };
    let status_only = |done: Vec<Done<(u16, Network)>>| -> (Vec<Done<u16>>, Trace) {
        let trace = done[0].outcome.as_ref().unwrap().1.1.trace();
        let done = done.into_iter().map(|done| Done {
            number: done.number,
            started: done.started,
            outcome: done.outcome.map(|(at, (answer, _))| (at, answer)),
        });
        (done.collect(), trace)
    };
    let think = Think::Random(200 * MS, seed);
    let (open, closed) = tokio::join!(
        open_loop(poisson(60.0, seed), 8 * SECOND, call.clone()),
        closed_loop(10, think, 8 * SECOND, call)
    );
    let (open, trace) = status_only(open);
    (trace, open, status_only(closed).0)
}

#[test]
fn the_same_seed_gives_the_same_trace() {
    let first = in_virtual_time(|| everything(7));
    assert!(first.0.entries.len() > 1000, "{}", first.0.counts());
    for _ in 0..3 {
        let again = in_virtual_time(|| everything(7));
        assert!(first == again, "two runs of one seed differ");
    }
}

#[test]
fn another_seed_gives_another_trace() {
    let [first, second] = [7, 8].map(|seed| in_virtual_time(|| everything(seed)).0);
    assert_ne!(first.entries, second.entries);
}

#[test]
fn the_nth_request_has_the_same_luck_whatever_the_client_does() {
    // Slow clients and quick ones, one call after the other: the same times.
    let run = |pause| {
        in_virtual_time(|| async move {
            let config = ServiceConfig {
                error_rate: 0.3,
                latency: Latency::new(50 * MS, 500 * MS),
                ..ServiceConfig::default()
            };
            let network = Network::new(config, 3);
            for _ in 0..100 {
                status(&network).await;
                sleep(pause).await;
            }
            let entries = network.trace().entries.into_iter();
            let luck = entries.map(|entry| (entry.waited(), entry.fate));
            luck.collect::<Vec<_>>()
        })
    };
    assert_eq!(run(MS), run(SECOND));
}
