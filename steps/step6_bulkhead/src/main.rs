// The demo of step 6. Run it with `cargo run -p step6`.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use lab::demo::{Demo, Stage};
use step3::{Request, TimeoutClient, TimeoutConfig, Transport};
use step6::{Bulkhead, BulkheadConfig, Bulkheads};
use tokio::task::JoinHandle;

type Client = Arc<Bulkhead<TimeoutClient>>;

fn main() -> ExitCode {
    let demo = Demo {
        package: "step6",
        title: "Step 6: the bulkhead",
        folder: env!("CARGO_MANIFEST_DIR"),
        finished: include_str!("../../../book/chapters/output/step6.txt"),
        tls: cfg!(feature = "tls"),
    };
    lab::demo::run(demo, play)
}

async fn play(stage: Stage) {
    let http = TimeoutClient::new(&stage.base_url, TimeoutConfig::default());

    println!("Six calls at once. Three may run, two may wait, each takes 0.2 s:");
    let config = BulkheadConfig {
        max_concurrent: 3,
        max_queue: 2,
        max_wait: Duration::from_millis(500),
    };
    let client = Arc::new(Bulkhead::new(http.clone(), config));
    let calls: Vec<_> = (0..6).map(|_| call(&client, "/delay/0.2")).collect();
    for outcome in all(calls).await {
        println!("  {outcome}");
    }

    println!("\nWhat the service saw of them:");
    print!("{}", stage.what_the_service_saw());

    // Two may run, one may wait, for 0.3 s.
    let config = BulkheadConfig {
        max_concurrent: 2,
        max_queue: 1,
        max_wait: Duration::from_millis(300),
    };
    println!("\nOne bulkhead for both: the slow service has what the fast one needs:");
    let shared = Arc::new(Bulkhead::new(http.clone(), config.clone()));
    slow_and_fast(&shared, &shared).await;

    println!("\nOne for each, with the same limits: the slow service has only its own:");
    let clients = Bulkheads::new(move |_| http.clone(), config);
    slow_and_fast(&clients.of("reviews"), &clients.of("prices")).await;
}

/// Three calls to a slow service at once, then three to a fast one, and what
/// comes of each.
async fn slow_and_fast(slow: &Client, fast: &Client) {
    let reviews: Vec<_> = (0..3).map(|_| call(slow, "/delay/0.8")).collect();
    let mut prices = Vec::new();
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_millis(120)).await;
        prices.push(call(fast, "/json"));
    }
    for (name, calls) in [
        ("reviews", all(reviews).await),
        ("prices", all(prices).await),
    ] {
        for outcome in calls {
            println!("  {name:<8} {outcome}");
        }
    }
}

/// Begins a call, which goes on by itself.
fn call(client: &Client, path: &'static str) -> JoinHandle<String> {
    let client = Arc::clone(client);
    tokio::spawn(async move {
        let start = Instant::now();
        let outcome = client.send(&Request::get(path)).await;
        let elapsed = start.elapsed().as_secs_f64();
        match outcome {
            Ok(reply) => format!("✔ {} after {elapsed:.1} s", reply.status),
            Err(error) => format!("✘ {error} after {elapsed:.1} s"),
        }
    })
}

/// What came of all calls, in the order in which they began. A panic in one of them
/// goes on here, so that an exercise still to do stops the demo.
async fn all(calls: Vec<JoinHandle<String>>) -> Vec<String> {
    let mut outcomes = Vec::new();
    for call in calls {
        match call.await {
            Ok(outcome) => outcomes.push(outcome),
            Err(error) => std::panic::resume_unwind(error.into_panic()),
        }
    }
    outcomes
}
