//! The rate limit that the book shows: its bucket, its layer, its comparison.

#[allow(dead_code)]
#[path = "../examples/rate_limit.rs"]
mod rate_limit;

use std::sync::Arc;
use std::time::Duration;

use lab::network::{in_virtual_time, random_numbers};
use lab::script::{Play, Script};
use rate_limit::{Client, RateConfig, RateLimit, TokenBucket, burst, load};
use step2::ApiError;
use step3::{Request, Transport};
use support::Decisions;
use tokio::time::{Instant, sleep, timeout};

const MS: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);

fn config(calls: u32, per: Duration, burst: u32, max_wait: Duration) -> RateConfig {
    RateConfig {
        calls,
        per,
        burst,
        max_wait,
    }
}

/// When calls were sent that came at times drawn by chance.
fn sent(config: &RateConfig, seed: u64) -> Vec<Duration> {
    let start = Instant::now();
    let mut bucket = TokenBucket::new(config, start);
    let random = random_numbers(seed);
    let mut now = Duration::ZERO;
    let mut sent = Vec::new();
    for _ in 0..2_000 {
        // Many at the same time, some a while later.
        if random() < 0.5 {
            now += config.per.mul_f64(random() / f64::from(config.calls));
        }
        if bucket.take(start + now) {
            sent.push(now);
        }
    }
    sent
}

#[test]
fn in_no_interval_are_there_more_calls_than_burst_and_rate_allow() {
    let configs = [
        config(10, SECOND, 1, MS),
        config(3, SECOND, 7, MS), // a third of a second is no whole number of anything
        config(5_000, 3600 * SECOND, 20, MS),
    ];
    for config in configs {
        let sent = sent(&config, 1);
        assert!(sent.len() > 300, "{config:?}: {}", sent.len());
        for (first, from) in sent.iter().enumerate() {
            for (last, to) in sent.iter().enumerate().skip(first) {
                let tokens = (*to - *from).as_secs_f64() / config.per.as_secs_f64();
                let allowed = f64::from(config.burst) + tokens * f64::from(config.calls);
                let count = (last - first + 1) as f64;
                assert!(
                    count <= allowed + 1e-6,
                    "{config:?}: {count} from {from:?} to {to:?}"
                );
            }
        }
    }
}

#[test]
fn whoever_always_asks_gets_the_whole_rate() {
    let config = config(3, SECOND, 2, MS);
    let start = Instant::now();
    let mut bucket = TokenBucket::new(&config, start);
    let taken = (0..=10_000).filter(|ms| bucket.take(start + *ms * MS));
    // Two at the start, and three in each of ten seconds; the last of them comes a
    // few nanoseconds late.
    assert_eq!(taken.count(), 31);
}

#[test]
fn a_rest_fills_the_bucket_and_no_more() {
    let start = Instant::now();
    let mut bucket = TokenBucket::new(&config(10, SECOND, 3, MS), start);
    let later = start + 3600 * SECOND;
    let taken = (0..10).filter(|_| bucket.take(later)).count();
    assert_eq!(taken, 3);
    assert_eq!(bucket.wait_for(1, later), 100 * MS);
    assert_eq!(bucket.wait_for(2, later), 200 * MS);
    // A clock that goes back is no reason to give tokens away.
    assert!(!bucket.take(start));
    assert_eq!(bucket.wait_for(1, later), 100 * MS);
}

#[test]
fn no_number_is_too_large_or_too_small() {
    let start = Instant::now();
    for calls in [0, 1, u32::MAX] {
        for per in [Duration::ZERO, Duration::from_nanos(1), Duration::MAX] {
            for burst in [0, 1, u32::MAX] {
                let mut bucket = TokenBucket::new(&config(calls, per, burst, MS), start);
                assert!(bucket.take(start), "{calls} {per:?} {burst}");
                bucket.wait_for(u32::MAX, start + 1000 * SECOND);
                bucket.take(start + 1000 * SECOND);
            }
        }
    }
}

#[test]
fn some_are_sent_some_wait_and_the_others_are_refused_at_once() {
    let sent = burst(7, &config(10, SECOND, 3, 200 * MS));
    let at = |ms: u32| Some(ms * MS);
    assert_eq!(sent, [at(0), at(0), at(0), at(100), at(200), None, None]);
}

#[test]
fn each_decision_is_an_event_and_a_refusal_is_not_sent() {
    in_virtual_time(|| async {
        let decisions = Decisions::of_this_thread();
        let script = Script::new([Play::status(200)]);
        let client = RateLimit::new(script.clone(), &config(10, SECOND, 1, 100 * MS));
        let request = Request::get("/prices?key=secret");
        let (first, second, third) = tokio::join!(
            client.send(&request),
            client.send(&request),
            client.send(&request),
        );
        assert!(first.is_ok() && second.is_ok());
        assert!(matches!(third, Err(ApiError::BulkheadFull)), "{third:?}");
        assert_eq!(script.calls().len(), 2);
        assert_eq!(decisions.count("rate limit waited"), 1);
        assert_eq!(decisions.count("rate limit refused"), 1);
        assert_eq!(decisions.all().len(), 2, "{:?}", decisions.all());
    });
}

#[test]
fn nobody_waits_in_vain_for_a_turn_behind_the_deadline() {
    in_virtual_time(|| async {
        let script = Script::new([Play::status(200)]);
        let client = RateLimit::new(script, &config(1, SECOND, 1, 10 * SECOND));
        client.send(&Request::get("/")).await.unwrap();
        let start = Instant::now();
        let mut request = Request::get("/");
        request.deadline = Some(start + 500 * MS);
        assert!(client.send(&request).await.is_err());
        assert_eq!(start.elapsed(), Duration::ZERO);
    });
}

#[test]
fn who_leaves_has_taken_nothing_and_the_next_one_moves_up() {
    in_virtual_time(|| async {
        let script = Script::new([Play::status(200)]);
        let client = RateLimit::new(script.clone(), &config(1, SECOND, 1, 10 * SECOND));
        let client = Arc::new(client);
        let start = Instant::now();
        client.send(&Request::get("/first")).await.unwrap();
        let leaving = {
            let client = Arc::clone(&client);
            tokio::spawn(async move {
                let request = Request::get("/leaves");
                timeout(500 * MS, client.send(&request)).await.is_err()
            })
        };
        let next = {
            let client = Arc::clone(&client);
            tokio::spawn(async move { client.send(&Request::get("/next")).await.is_ok() })
        };
        sleep(100 * MS).await;
        assert_eq!(client.waiting(), 2);
        assert!(leaving.await.unwrap() && next.await.unwrap());
        let calls = script.calls();
        let sent: Vec<_> = calls
            .iter()
            .map(|call| (call.path.as_str(), call.at - start))
            .collect();
        assert_eq!(sent, [("/first", Duration::ZERO), ("/next", SECOND)]);
        assert_eq!(client.waiting(), 0);
    });
}

#[test]
fn nobody_gets_ahead_of_those_who_wait() {
    in_virtual_time(|| async {
        let script = Script::new([Play::status(200)]);
        let client = RateLimit::new(script.clone(), &config(1, SECOND, 1, 10 * SECOND));
        let client = Arc::new(client);
        client.send(&Request::get("/first")).await.unwrap();
        // Both wake up in the millisecond in which the token comes, `/late` first.
        let late = {
            let client = Arc::clone(&client);
            tokio::spawn(async move {
                sleep(SECOND).await;
                client.send(&Request::get("/late")).await.is_ok()
            })
        };
        let waits = {
            let client = Arc::clone(&client);
            tokio::spawn(async move { client.send(&Request::get("/waits")).await.is_ok() })
        };
        assert!(late.await.unwrap() && waits.await.unwrap());
        let paths: Vec<_> = script.calls().into_iter().map(|call| call.path).collect();
        assert_eq!(paths, ["/first", "/waits", "/late"]);
    });
}

#[test]
fn a_rate_limit_bounds_the_rate_and_a_bulkhead_bounds_what_is_under_way() {
    let fast = |client| load(client, 20 * MS);
    let slow = |client| load(client, 2 * SECOND);
    assert!(fast(Client::Bulkhead).per_second > 80.0);
    assert!(slow(Client::Bulkhead).per_second < 4.0);
    for limited in [fast(Client::RateLimit), slow(Client::RateLimit)] {
        assert!((45.0..=51.0).contains(&limited.per_second));
    }
    assert!(slow(Client::RateLimit).at_once > 90);
    assert!(slow(Client::Bulkhead).at_once == 4);
    assert!(slow(Client::Both).at_once == 4 && fast(Client::Both).per_second < 51.0);
}
