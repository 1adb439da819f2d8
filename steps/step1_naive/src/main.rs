// The demo of step 1. Run it with `cargo run -p step1`.

use std::process::ExitCode;
use std::time::Duration;

use lab::demo::{Demo, Stage};
use step1::NaiveClient;

fn main() -> ExitCode {
    let demo = Demo {
        package: "step1",
        title: "Step 1: the naive client",
        folder: env!("CARGO_MANIFEST_DIR"),
        finished: include_str!("../../../book/chapters/output/step1.txt"),
        tls: cfg!(feature = "tls"),
    };
    lab::demo::run(demo, play)
}

async fn play(stage: Stage) {
    let client = NaiveClient::new(&stage.base_url);

    println!("When everything works:");
    match client.get("/json").await {
        Ok(response) => {
            println!("  ✔ GET /json: {}", response.status());
            let body = response.text().await.unwrap_or_default();
            println!("    {body}");
        }
        Err(error) => println!("  ✘ GET /json: {error}"),
    }

    println!("\nWhen something does not:");
    for path in ["/status/404", "/status/500", "/close", "/truncate"] {
        match client.get(path).await {
            Ok(response) => println!("  ✔ GET {path}: {}", response.status()),
            Err(_) => println!("  ✘ GET {path}: it failed"),
        }
    }

    println!("\nWhen the service never answers:");
    // ANCHOR: patience
    let patience = Duration::from_millis(500);
    match tokio::time::timeout(patience, client.get("/hang")).await {
        Ok(_) => println!("  ✔ GET /hang: it returned"),
        Err(_) => println!(
            "  … GET /hang: still waiting after {patience:?}.\n    \
             This demo gives up now, the client would not."
        ),
    }
    // ANCHOR_END: patience

    println!("\nWhat the service saw:");
    print!("{}", stage.what_the_service_saw());
}
