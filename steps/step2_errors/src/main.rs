// The demo of step 2. Run it with `cargo run -p step2`.

use std::error::Error;
use std::process::ExitCode;

use lab::demo::{Demo, Stage};
use step2::{ApiError, ErrorClass, ImprovedClient};

fn main() -> ExitCode {
    let demo = Demo {
        package: "step2",
        title: "Step 2: errors",
        folder: env!("CARGO_MANIFEST_DIR"),
        finished: include_str!("../../../book/chapters/output/step2.txt"),
        tls: cfg!(feature = "tls"),
    };
    lab::demo::run(demo, play)
}

async fn play(stage: Stage) {
    let client = ImprovedClient::new(&stage.base_url);

    println!("Different failures, different answers:");
    for path in ["/json", "/status/404", "/status/500", "/status/401"] {
        show(path, client.get(path).await);
    }

    println!("\nWhat a status alone does not tell:");
    for path in [
        "/status/501",
        "/busy/429/7",
        "/status/304",
        "/close",
        "/truncate",
    ] {
        show(path, client.get(path).await);
    }

    println!("\nA secret in the address stays out of the log:");
    let address = "/truncate?api_key=SECRET";
    if let Err(error) = client.get(address).await {
        println!("  asked for   {address}");
        println!("  logged      {error}: {}", cause(&error));
    }
}

fn show(path: &str, outcome: Result<step2::Reply, ApiError>) {
    match outcome {
        Ok(reply) => println!("  ✔ {path:<14} {}", reply.status),
        Err(error) => {
            let advice = match error.is_retryable() {
                true => "asking again may help",
                false => "asking again will not help",
            };
            println!("  {} {path:<14} {error}", mark(error.class()));
            println!(
                "                   {advice}; had the request: {:?}",
                error.executed()
            );
            if let Some(wait) = error.retry_after() {
                println!("                   come back in {} s", wait.as_secs());
            }
        }
    }
}

/// A mark for each kind of trouble; the words beside it say the same.
fn mark(class: ErrorClass) -> char {
    match class {
        ErrorClass::NotFound => '?',
        ErrorClass::Authentication => '#',
        ErrorClass::Server => '!',
        _ => '✘',
    }
}

// ANCHOR: innermost_cause
/// The innermost cause of an error.
fn cause(error: &ApiError) -> String {
    let mut innermost: &dyn Error = error;
    while let Some(next) = innermost.source() {
        innermost = next;
    }
    innermost.to_string()
}
// ANCHOR_END: innermost_cause
