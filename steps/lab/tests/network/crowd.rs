use std::time::Duration;

use lab::Stopped;
use lab::network::{
    Network, ServiceConfig, Think, closed_loop, in_virtual_time, open_loop, per_second, poisson,
    steady,
};
use tokio::time::{Instant, sleep};

use super::{MS, SECOND, counter, status};

#[test]
fn arrivals_have_their_rate() {
    let steady: Vec<Duration> = steady(4.0).take(3).collect();
    assert_eq!(steady, [0, 250, 500].map(Duration::from_millis));
    let times: Vec<Duration> = poisson(100.0, 1).take(20_000).collect();
    let rate = 20_000.0 / times[19_999].as_secs_f64();
    assert!((rate - 100.0).abs() < 2.0, "{rate}");
    // By chance: the gaps vary as much as they are long.
    let gaps = times
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).as_secs_f64());
    let squares = gaps.map(|gap| gap * gap).sum::<f64>() / 19_999.0;
    assert!((squares * 100.0 * 100.0 - 2.0).abs() < 0.1, "{squares}");
}

#[tokio::test(start_paused = true)]
async fn an_open_loop_does_not_wait_for_answers() {
    let calls = open_loop(steady(10.0), SECOND, |number| async move {
        sleep(300 * MS).await;
        number
    })
    .await;
    assert_eq!(calls.len(), 10);
    for (index, call) in calls.iter().enumerate() {
        let started = index as u64 * 100;
        assert_eq!(call.started, started);
        let ends = (started < 700).then_some((started + 300, index as u32));
        // At 700 ms, end of call and end of run are the same moment.
        if started != 700 {
            assert_eq!(call.outcome, ends);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn calls_are_counted_in_the_second_in_which_they_began() {
    let calls = open_loop(steady(2.0).skip(2), 3 * SECOND, |number| async move {
        sleep(900 * MS).await;
        number != 1
    })
    .await;
    let seconds = per_second(&calls, |good| *good);
    // Nothing in the first; then a bad one; then one that the end cuts off.
    let found: Vec<_> = seconds.iter().map(|s| (s.began, s.good)).collect();
    assert_eq!(found, [(0, 0), (2, 1), (2, 1)]);
    assert_eq!(seconds[0].share(), 1.0);
    assert_eq!(seconds[1].share(), 0.5);
}

#[tokio::test(start_paused = true)]
async fn an_open_loop_is_over_when_its_calls_are() {
    let start = Instant::now();
    open_loop(steady(10.0).take(2), 60 * SECOND, |_| sleep(MS)).await;
    assert_eq!(start.elapsed(), 101 * MS);
}

#[tokio::test(start_paused = true)]
async fn clients_of_a_closed_loop_wait_for_their_answers() {
    let network = Network::new(counter(), 1);
    let think = Think::Fixed(100 * MS);
    let calls = closed_loop(2, think, SECOND, move |client| {
        let network = network.for_client(client);
        async move { status(&network).await }
    })
    .await;
    // One place and 100 ms of work: at most ten in a second, and two clients who
    // think for 100 ms are just enough to keep it busy.
    assert_eq!(
        calls.iter().filter(|call| call.outcome.is_some()).count(),
        8
    );
    assert!(calls.iter().all(|call| call.number < 2));
}

#[tokio::test(start_paused = true)]
async fn a_closed_loop_ends_although_calls_take_no_time() {
    let think = Think::Fixed(Duration::ZERO);
    let calls = closed_loop(3, think, 10 * MS, |_| async {}).await;
    assert!((27..=30).contains(&calls.len()), "{}", calls.len());
}

#[tokio::test(start_paused = true)]
#[should_panic(expected = "a bug in the client")]
async fn a_panic_of_a_call_is_a_panic_of_the_run() {
    open_loop(steady(10.0), SECOND, |number| async move {
        assert!(number < 3, "a bug in the client");
    })
    .await;
}

#[tokio::test]
async fn virtual_time_runs_within_another_runtime_and_is_quick() {
    let real = std::time::Instant::now();
    let hour = in_virtual_time(|| async {
        let start = Instant::now();
        sleep(3600 * SECOND).await;
        start.elapsed()
    });
    assert_eq!(hour, 3600 * SECOND);
    assert!(real.elapsed() < 10 * SECOND);
}

#[test]
fn events_in_virtual_time_reach_the_recorder_of_the_caller() {
    use tracing_subscriber::layer::SubscriberExt;

    let recorder = lab::timeline::Recorder::default();
    let subscriber = tracing_subscriber::registry().with(recorder.clone());
    tracing::subscriber::with_default(subscriber, || {
        in_virtual_time(|| async {
            sleep(SECOND).await;
            tracing::warn!(target: "step4", "retry");
        });
    });
    assert_eq!(recorder.events()[0].name, "retry");
}

#[tokio::test]
async fn an_exercise_to_do_is_found_in_virtual_time_too() {
    let stopped = lab::catch(async {
        in_virtual_time(|| {
            open_loop(steady(10.0), SECOND, |_| async {
                todo!("exercise 9.9: do nothing")
            })
        })
        .len()
    })
    .await;
    assert!(matches!(stopped, Err(Stopped::ToDo(_))), "{stopped:?}");
}

#[test]
fn the_picture_fits_a_terminal() {
    let trace = in_virtual_time(|| async {
        let network = Network::new(ServiceConfig::default(), 1);
        open_loop(poisson(300.0, 1), 10 * SECOND, |_| {
            let network = network.clone();
            async move { status(&network).await }
        })
        .await;
        network.trace()
    });
    let picture = trace.picture();
    println!("{picture}");
    assert!(picture.lines().all(|line| line.chars().count() <= 80));
    assert!(picture.contains("queue 100"));
    assert!(picture.contains("10 s"));
}
