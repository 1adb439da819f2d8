//! `cargo run -p lab`: the practice service by itself, to poke with curl.

use std::io::IsTerminal;
use std::process::ExitCode;

use lab::{PATHS, PracticeService, refusing_address};

const USAGE: &str = "Usage: cargo run -p lab [-- --port PORT]

Starts the practice service on 127.0.0.1 and logs each request. Ctrl-C stops it.
Without --port, port 8080 is used, or a free one if that is taken.";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let port = match (words.next().as_deref(), words.next(), words.next()) {
        (None, ..) => None,
        (Some("--port"), Some(text), None) => match text.parse::<u16>() {
            Ok(port) => Some(port),
            Err(_) => return fail(&format!("{text:?} is not a port from 0 to 65535")),
        },
        (Some("--help" | "-h"), None, None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        (Some("--port"), None, _) => return fail("--port needs a number after it"),
        (Some(word), ..) => return fail(&format!("unknown argument {word:?}.\n\n{USAGE}")),
    };
    tracing_subscriber::fmt()
        .with_target(false)
        .with_level(false)
        .with_timer(tracing_subscriber::fmt::time::uptime())
        .with_ansi(std::io::stdout().is_terminal())
        .init();
    let started = match port {
        Some(port) => PracticeService::start_on(port),
        None => PracticeService::start_on(8080).or_else(|_| {
            println!("Port 8080 is taken. Where the book says 8080, use the port below.\n");
            PracticeService::start()
        }),
    };
    let service = match started {
        Ok(service) => service,
        Err(error) => {
            let port = port.unwrap_or(8080);
            return fail(&format!(
                "cannot listen on port {port}: {error}. Try another --port."
            ));
        }
    };
    introduce(&service);
    if let Err(error) = tokio::signal::ctrl_c().await {
        return fail(&format!("cannot wait for Ctrl-C: {error}"));
    }
    println!("\nStopped after {} requests.", service.seen().len());
    ExitCode::SUCCESS
}

fn introduce(service: &PracticeService) {
    let url = service.url();
    println!("The practice service is at {url}\n");
    for (path, what) in PATHS {
        println!("  {path:<28} {what}");
    }
    // The address is only an example: once this returns the port is free again.
    if let Ok(nobody) = refusing_address() {
        println!(
            "\nNobody listens at {}: connections are refused there.",
            nobody.url()
        );
    }
    println!("\nTry: curl -i {url}/json      Ctrl-C stops the service.\n");
}

fn fail(problem: &str) -> ExitCode {
    eprintln!("error: {problem}");
    ExitCode::from(2)
}
