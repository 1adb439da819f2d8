// The demo of step 4. Run it with `cargo run -p step4`.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use lab::demo::{Demo, Stage};
use step3::{Request, TimeoutConfig, Transport};
use step4::{RetryClient, RetryConfig, retry_client};

fn main() -> ExitCode {
    let demo = Demo {
        package: "step4",
        title: "Step 4: retries",
        folder: env!("CARGO_MANIFEST_DIR"),
        finished: include_str!("../../../book/chapters/output/step4.txt"),
        tls: cfg!(feature = "tls"),
    };
    lab::demo::run(demo, play)
}

async fn play(stage: Stage) {
    // Shorter waits than the defaults, so that the demo takes seconds.
    let retries = RetryConfig {
        first_wait: Duration::from_millis(400),
        max_wait: Duration::from_secs(2),
        ..RetryConfig::default()
    };
    let deadline = Duration::from_secs(5);
    let client = retry_client(&stage.base_url, TimeoutConfig::default(), retries, deadline);

    println!("It works at the first try:");
    call(&stage, &client, Request::get("/json")).await;

    println!("It fails every time, until no attempt is left:");
    call(&stage, &client, Request::get("/status/500")).await;

    println!("It is not there, and asking again would not change that:");
    call(&stage, &client, Request::get("/status/404")).await;

    println!("It fails twice and then works:");
    call(&stage, &client, Request::get("/flaky/2")).await;

    println!("It is busy and says when to come back:");
    call(&stage, &client, Request::get("/busy/503/1")).await;

    println!("An order whose answer is lost is not sent again:");
    call(&stage, &client, Request::post("/orders/lost/1", "tea")).await;

    println!("Unless the service can tell that it is the same order:");
    let order = Request::post("/orders/lost/2", "tea").with_idempotency_key("order-17");
    call(&stage, &client, order).await;
}

async fn call(stage: &Stage, client: &RetryClient, request: Request) {
    let start = Instant::now();
    let outcome = client.send(&request).await;
    let elapsed = start.elapsed().as_secs_f64();
    print!("{}", lab::timeline::of_events(&stage.recorder.take()));
    match outcome {
        Ok(reply) => println!("  ✔ {} after {elapsed:.1} s\n", reply.status),
        Err(error) => println!("  ✘ {error} after {elapsed:.1} s\n"),
    }
}
