use lab::network::{Fate, Network, ServiceConfig, WhenClientLeaves};
use lab::script::{Call, Outcome};
use tokio::time::{Instant, sleep, timeout};

use super::{MS, SECOND, counter, status};

fn network(when_client_leaves: WhenClientLeaves) -> Network {
    let config = ServiceConfig {
        when_client_leaves,
        ..counter()
    };
    Network::new(config, 1)
}

/// Fills the service with three clients, who all leave after 50 ms.
async fn three_leave(network: &Network) {
    let link = network.with_timeout(50 * MS);
    let call = || link.call(Call::get("/"));
    let (first, second, third) = tokio::join!(call(), call(), call());
    for outcome in [first, second, third] {
        assert!(matches!(outcome, Outcome::TimedOut));
    }
}

#[tokio::test(start_paused = true)]
async fn who_leaves_frees_the_place_at_work_and_in_the_queue() {
    let network = network(WhenClientLeaves::Stop);
    three_leave(&network).await;
    let start = Instant::now();
    let answers = tokio::join!(status(&network), status(&network), status(&network));
    assert_eq!(answers, (200, 200, 200));
    assert_eq!(start.elapsed(), 300 * MS, "nobody was in the way");
    let trace = network.trace();
    for entry in &trace.entries[..3] {
        assert_eq!(entry.fate, Fate::Left);
        assert_eq!((entry.left, entry.ended), (Some(50), Some(50)));
    }
    assert_eq!(trace.counts().to_string(), "6 arrived: 3 succeeded, 3 left");
}

#[tokio::test(start_paused = true)]
async fn a_service_that_works_on_wastes_its_time() {
    let network = network(WhenClientLeaves::WorkOn);
    three_leave(&network).await;
    let start = Instant::now();
    // One that left is at work until 100 ms, two others stand in the queue.
    assert_eq!(status(&network).await, 503);
    sleep(60 * MS).await;
    assert_eq!(status(&network).await, 200);
    assert_eq!(start.elapsed(), 350 * MS, "last in the queue");
    let trace = network.trace();
    let ends: Vec<_> = trace.entries[..3].iter().map(|entry| entry.ended).collect();
    assert_eq!(ends, [Some(100), Some(200), Some(300)]);
    assert!(trace.entries[..3].iter().all(|e| e.fate == Fate::Left));
    assert_eq!(trace.wasted(), 0.75);
}

#[tokio::test(start_paused = true)]
async fn an_aborted_task_and_a_dropped_future_leave_too() {
    let network = network(WhenClientLeaves::Stop);
    let task = tokio::spawn({
        let network = network.clone();
        async move { status(&network).await }
    });
    let dropped = timeout(10 * MS, network.call(Call::get("/"))).await;
    assert!(dropped.is_err());
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    let counts = network.trace().counts();
    assert_eq!((counts.left, counts.open), (2, 0));
    // A call that was never polled has not arrived.
    drop(network.call(Call::get("/")));
    assert_eq!(network.trace().entries.len(), 2);
    assert_eq!(status(&network).await, 200);
}

#[tokio::test(start_paused = true)]
async fn a_trace_in_the_middle_shows_what_is_open() {
    let network = network(WhenClientLeaves::Stop);
    let _ = timeout(SECOND, async {
        tokio::join!(status(&network), status(&network), async {
            sleep(50 * MS).await;
            let trace = network.trace();
            assert_eq!(trace.until, 50);
            assert_eq!(trace.counts().open, 2);
            let last = *trace.slices(MS).last().unwrap();
            assert_eq!((last.at_work, last.queued), (1, 1));
        })
    })
    .await
    .unwrap();
}
