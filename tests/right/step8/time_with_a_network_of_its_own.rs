// Right: a transport that was written for the tests and notes the times, instead of the script.
// ANCHOR: exercise_8_2_use
use std::sync::{Arc, Mutex};
use std::time::Duration;

use reqwest::StatusCode;
use step2::{ApiError, Reply};
use step3::{Request, Transport};
use step7::ClientConfig;
use tokio::time::Instant;
use trial::{Subject, test};
// ANCHOR_END: exercise_8_2_use
// ANCHOR: exercise_8_2
vec![
    test(the_waits_double_and_stop_growing),
    test(the_waits_are_random),
    test(a_busy_service_is_left_alone),
    test(a_deadline_bounds_everything),
    test(the_circuit),
]
// ANCHOR_END: exercise_8_2
// ANCHOR: exercise_8_2_const
/// Answers after `takes` with one status after the other, and then with the last one;
/// notes when it was asked.
#[derive(Clone)]
struct Network {
    statuses: Vec<u16>,
    retry_after: Option<u64>,
    takes: Duration,
    times: Arc<Mutex<Vec<Instant>>>,
}

impl Network {
    fn new(status: u16) -> Network {
        Network {
            statuses: vec![status],
            retry_after: None,
            takes: Duration::ZERO,
            times: Arc::default(),
        }
    }

    fn count(&self) -> usize {
        self.times.lock().unwrap().len()
    }

    /// In milliseconds.
    fn waits(&self) -> Vec<u128> {
        let times = self.times.lock().unwrap();
        times.windows(2).map(|pair| (pair[1] - pair[0]).as_millis()).collect()
    }
}

impl Transport for Network {
    async fn send(&self, _: &Request) -> Result<Reply, ApiError> {
        let number = {
            let mut times = self.times.lock().unwrap();
            times.push(Instant::now());
            times.len().min(self.statuses.len())
        };
        tokio::time::sleep(self.takes).await;
        let status = StatusCode::from_u16(self.statuses[number - 1]).unwrap();
        if status.is_success() {
            let (headers, body) = Default::default();
            return Ok(Reply { status, headers, body });
        }
        Err(ApiError::from_status(status, self.retry_after.map(Duration::from_secs)))
    }
}
// ANCHOR_END: exercise_8_2_const
// ANCHOR: exercise_8_2_config
fn config(max_attempts: u32, jitter: bool) -> ClientConfig {
    let mut config = ClientConfig::default();
    config.timeouts.read = Duration::from_secs(11);
    config.retry.max_attempts = max_attempts;
    config.retry.first_wait = Duration::from_secs(2);
    config.retry.max_wait = Duration::from_secs(if jitter { 6 } else { 9 });
    config.retry.jitter = jitter;
    config
}
// ANCHOR_END: exercise_8_2_config
// ANCHOR: exercise_8_2_waits
async fn the_waits_double_and_stop_growing(subject: Subject) {
    let network = Network::new(500);
    let _ = subject.around(network.clone(), config(5, false)).get("/").await;
    let waits = network.waits();
    assert_eq!(waits.len(), 4);
    for (wait, due) in waits.into_iter().zip([2000, 4000, 8000, 9000]) {
        assert!([due, due + 1].contains(&wait), "{wait}");
    }
}
// ANCHOR_END: exercise_8_2_waits
// ANCHOR: exercise_8_2_jitter
async fn the_waits_are_random(subject: Subject) {
    let network = Network::new(500);
    for _ in 0..3 {
        let _ = subject.around(network.clone(), config(5, true)).get("/").await;
    }
    let waits = network.waits();
    assert_eq!(waits.len(), 14);
    // Four waits of a call, and what is between it and the next.
    let most = [2001, 4001, 6001, 6001, 1].iter().cycle();
    assert!(waits.iter().zip(most).all(|(wait, most)| wait <= most));
    assert!(waits[..4] != waits[5..9] || waits[..4] != waits[10..]);
    // The last two waits of each call are both drawn from 0 to 6 s.
    let times = network.times.lock().unwrap();
    let alike = times.chunks(5).all(|t| t[4] - t[3] == t[3] - t[2]);
    assert!(!alike);
}
// ANCHOR_END: exercise_8_2_jitter
// ANCHOR: exercise_8_2_helper
// ANCHOR_END: exercise_8_2_helper
// ANCHOR: exercise_8_2_retry_after
async fn a_busy_service_is_left_alone(subject: Subject) {
    let mut network = Network::new(503);
    network.retry_after = Some(20);
    let _ = subject.around(network.clone(), config(2, true)).get("/").await;
    assert!(network.waits()[0] >= 20_000);

    let mut network = Network::new(503);
    network.retry_after = Some(1);
    let _ = subject.around(network.clone(), config(2, false)).get("/").await;
    assert!(network.waits()[0] >= 2000);

    for (seconds, takes) in [(120, 0), (600, 0), (100, 50)] {
        let mut network = Network::new(503);
        network.takes = Duration::from_secs(takes);
        network.retry_after = Some(seconds);
        let start = Instant::now();
        let _ = subject.around(network.clone(), config(2, true)).get("/").await;
        assert!(start.elapsed().as_secs() < takes + 1);
        assert_eq!(network.count(), 1);
    }
}
// ANCHOR_END: exercise_8_2_retry_after
// ANCHOR: exercise_8_2_too_long
// ANCHOR_END: exercise_8_2_too_long
// ANCHOR: exercise_8_2_deadline
async fn a_deadline_bounds_everything(subject: Subject) {
    for seconds in [50, 1000] {
        let mut network = Network::new(503);
        network.takes = Duration::from_secs(seconds);
        let start = Instant::now();
        let error = subject.around(network, config(5, true)).get("/").await;
        assert!(matches!(error, Err(ApiError::Timeout { .. })));
        assert!([120_000, 120_001].contains(&start.elapsed().as_millis()));
    }
}
// ANCHOR_END: exercise_8_2_deadline
// ANCHOR: exercise_8_2_breaker
// ANCHOR_END: exercise_8_2_breaker
// ANCHOR: exercise_8_2_open
async fn the_circuit(subject: Subject) {
    for (status, sent_while_open) in [(500, 0), (404, 1)] {
        let mut network = Network::new(status);
        let mut config = config(1, false);
        // Three of the last four are just enough, and two are not.
        config.breaker.failure_rate = 0.75;
        config.breaker.min_calls = 4;
        config.breaker.window = 4;
        network.statuses.splice(0..0, [status, status, 200, 200]);
        let breaker = config.breaker.clone();
        let client = subject.around(network.clone(), config);
        for _ in 0..7 {
            let _ = client.get("/").await;
        }
        assert_eq!(network.count(), 7);
        tokio::time::sleep(breaker.open_for.mul_f64(0.99)).await;
        let before = network.count();
        let _ = client.get("/").await;
        assert_eq!(network.count() - before, sent_while_open);
        tokio::time::sleep(breaker.open_for.mul_f64(0.02)).await;
        let before = network.count();
        let _ = client.get("/").await;
        assert_eq!(network.count() - before, 1);
    }
}
// ANCHOR_END: exercise_8_2_open
// ANCHOR: exercise_8_2_404
// ANCHOR_END: exercise_8_2_404
