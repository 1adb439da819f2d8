// The demo of step 5. Run it with `cargo run -p step5`.

use std::process::ExitCode;
use std::time::Duration;

use lab::demo::{Demo, Stage};
use step2::ApiError;
use step3::{Request, TimeoutClient, TimeoutConfig, Transport};
use step5::{BreakerConfig, CircuitBreaker, State};

fn main() -> ExitCode {
    let demo = Demo {
        package: "step5",
        title: "Step 5: the circuit breaker",
        folder: env!("CARGO_MANIFEST_DIR"),
        finished: include_str!("../../../book/chapters/output/step5.txt"),
        tls: cfg!(feature = "tls"),
    };
    lab::demo::run(demo, play)
}

async fn play(stage: Stage) {
    // Small numbers, so that the whole story takes two seconds.
    let config = BreakerConfig {
        window: 6,
        min_calls: 4,
        open_for: Duration::from_millis(600),
        probes: 2,
        ..BreakerConfig::default()
    };
    let http = TimeoutClient::new(&stage.base_url, TimeoutConfig::default());
    let client = CircuitBreaker::new(http, config);

    println!("A good day, with a request that is wrong in between:");
    for path in ["/json", "/json", "/status/404", "/json"] {
        call(&client, path).await;
    }

    println!("\nThe service fails. After the third failure of six calls it is enough:");
    for _ in 0..5 {
        call(&client, "/status/503").await;
    }

    println!("\nIt is asked again when the open time is over, and still fails:");
    tokio::time::sleep(A_LITTLE_LONGER).await;
    call(&client, "/status/503").await;
    call(&client, "/status/503").await;

    println!("\nThe next time it is well. Probes find that out:");
    tokio::time::sleep(A_LITTLE_LONGER).await;
    for _ in 0..3 {
        call(&client, "/json").await;
    }

    println!("\nWhat the service saw of all these calls:");
    print!("{}", stage.what_the_service_saw());
}

/// Than the circuit stays open.
const A_LITTLE_LONGER: Duration = Duration::from_millis(620);

async fn call(client: &CircuitBreaker<TimeoutClient>, path: &str) {
    let outcome = client.send(&Request::get(path)).await;
    let state = match client.state() {
        State::Closed => "closed",
        State::Open => "open",
        State::HalfOpen => "half-open",
    };
    match outcome {
        Ok(reply) => println!("  ✔ {path:<12} {:<34} {state}", reply.status.as_u16()),
        Err(error @ ApiError::CircuitOpen { .. }) => {
            println!("  - {path:<12} {:<34} {state}", error.to_string());
        }
        Err(error) => println!("  ✘ {path:<12} {:<34} {state}", error.to_string()),
    }
}
