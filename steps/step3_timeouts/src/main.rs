// The demo of step 3. Run it with `cargo run -p step3`.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use lab::demo::{Demo, Stage};
use step2::ApiError;
use step3::{Deadline, Request, Timed, TimeoutClient, TimeoutConfig, Transport};

fn main() -> ExitCode {
    let demo = Demo {
        package: "step3",
        title: "Step 3: time-outs",
        folder: env!("CARGO_MANIFEST_DIR"),
        finished: include_str!("../../../book/chapters/output/step3.txt"),
        tls: cfg!(feature = "tls"),
    };
    lab::demo::run(demo, play)
}

async fn play(stage: Stage) {
    // Far below the defaults, so that the demo does not take half a minute.
    let config = TimeoutConfig {
        connect: Duration::from_millis(200),
        read: Duration::from_millis(300),
        write: Duration::from_millis(200),
        pool: Duration::from_millis(100),
        ..TimeoutConfig::default()
    };
    let client = Timed::new(TimeoutClient::new(&stage.base_url, config));

    println!("A fast answer, then a slow one (read time-out: 0.3 s):");
    call(&client, Request::get("/json")).await;
    call(&client, Request::get("/delay/5")).await;

    println!("\nA service that does not read what we send (write time-out: 0.2 s):");
    call(
        &client,
        Request::post("/upload/stuck", vec![b'x'; 16_000_000]),
    )
    .await;

    println!("\nA byte each 0.1 s: no wait is too long, the whole of it is:");
    let client = Deadline::new(client, Duration::from_secs(1));
    call(&client, Request::get("/drip/50/0.1")).await;

    println!("\nWhat the client did:");
    print!("{}", lab::timeline::of_events(&stage.recorder.events()));
}

async fn call(client: &impl Transport, request: Request) {
    let start = Instant::now();
    let outcome = client.send(&request).await;
    let elapsed = start.elapsed().as_secs_f64();
    match outcome {
        Ok(reply) => println!("  ✔ {} after {elapsed:.1} s", reply.status),
        Err(ApiError::Timeout { phase, .. }) => {
            println!("  ✘ gave up after {elapsed:.1} s: {phase} time-out");
        }
        Err(error) => println!("  ✘ failed after {elapsed:.1} s: {error}"),
    }
}
