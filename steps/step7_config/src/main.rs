// The demo of step 7. Run it with `cargo run -p step7`.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use lab::demo::{Demo, Stage};
use lab::script::{Play, Script};
use step3::{Deadline, Request, Transport};
use step4::Retry;
use step5::CircuitBreaker;
use step6::Bulkhead;
use step7::{ClientConfig, ConfigFile, Effective, Problems, ResilientClient, load};
use step7::{Layer, Layers, Origin, Reading};
use tracing::instrument::WithSubscriber;
use tracing::subscriber::NoSubscriber;

fn main() -> ExitCode {
    let demo = Demo {
        package: "step7",
        title: "Step 7: configuration",
        folder: env!("CARGO_MANIFEST_DIR"),
        finished: include_str!("../../../book/chapters/output/step7.txt"),
        tls: cfg!(feature = "tls"),
    };
    lab::demo::run(demo, play)
}

// ANCHOR: good
const GOOD: &str = r#"
preset = "interactive"
base_url = "http://127.0.0.1:8080"

[retry]
max_attempts = 2
"#;

const GOOD_ENV: &[(&str, &str)] = &[
    ("RESILIENT_AUTH_TOKEN", "zq9-x7k-w4v"),
    ("RESILIENT_RETRY_MAX_ATTEMPTS", "3"),
];
// ANCHOR_END: good

// ANCHOR: bad
const BAD: &str = r#"
base_url = "http://127.0.0.1:8080"
auth_tokn = "zq9-x7k-w4v"
deadline = 5

[retry]
max_atempts = 5
first_wait = "2m"

[breaker]
failure_rate = 50
"#;

const BAD_ENV: &[(&str, &str)] = &[
    ("RESILIENT_BULKHEAD_MAX_QUEUE", ""),
    ("RESILIENT_TIMEOUT_READ", "3s"),
];
// ANCHOR_END: bad

async fn play(stage: Stage) {
    println!("What counts, and where it comes from:");
    let reading = read_only(GOOD, GOOD_ENV);
    if reading.problems.is_empty() {
        println!("{reading}");
    }
    let effective = match read(GOOD, GOOD_ENV) {
        Ok(effective) => effective,
        Err(problems) => return println!("{problems}"),
    };

    println!("What is wrong with another one:");
    match read(BAD, BAD_ENV) {
        Ok(_) => println!("  nothing\n"),
        Err(problems) => println!("{problems}\n"),
    }

    let config = ClientConfig {
        base_url: stage.base_url.clone(),
        ..effective.config
    };
    let client = match ResilientClient::new(config) {
        Ok(client) => client,
        Err(problems) => return println!("{problems}"),
    };
    println!("A client made from the first one, at a service that fails once:");
    call(&stage, &client, "/flaky/1").await;
    println!("And at one that never answers:");
    call(&stage, &client, "/hang").await;

    println!("Three other orders of the layers:\n");
    match experiments().with_subscriber(NoSubscriber::new()).await {
        Ok(()) => {}
        Err(problems) => println!("{problems}"),
    }
}

const NAME: &str = "client.toml";

fn read(text: &str, env: &[(&str, &str)]) -> Result<Effective, Problems> {
    load(ConfigFile { name: NAME, text }, &variables(env))
}

// The same without the rules, so that there is something to see before they are
// written.
fn read_only(text: &str, env: &[(&str, &str)]) -> Reading {
    let (file, _) = Layer::from_file(NAME, text);
    let layers = Layers::new(file, Layer::from_env(&variables(env)));
    step7::read(&layers, ClientConfig::default(), Origin::Default)
}

fn variables(env: &[(&str, &str)]) -> BTreeMap<String, String> {
    let vars = env.iter();
    vars.map(|(name, text)| (name.to_string(), text.to_string()))
        .collect()
}

async fn call(stage: &Stage, client: &ResilientClient, path: &str) {
    stage.recorder.take();
    let start = Instant::now();
    let outcome = client.send(&Request::get(path)).await;
    let elapsed = start.elapsed().as_secs_f64();
    print!("{}", lab::timeline::of_events(&stage.recorder.take()));
    match outcome {
        Ok(reply) => println!("  ✔ {} after {elapsed:.1} s\n", reply.status),
        Err(error) => println!("  ✘ {error} after {elapsed:.1} s\n"),
    }
}

// Small numbers, and an answer that comes from a script instead of a service.
fn small() -> Result<ClientConfig, Problems> {
    let file = r#"
        preset = "test"
        base_url = "http://a.script"
        deadline = "500ms"
        timeouts = { connect = "5ms", read = "20ms", write = "20ms" }
        retry = { max_attempts = 3, first_wait = "100ms", max_wait = "200ms" }
        breaker = { open_for = "10s" }
        bulkhead = { max_concurrent = 1, max_queue = 0 }
    "#;
    Ok(read(file, &[])?.config)
}

async fn experiments() -> Result<(), Problems> {
    let config = small()?;

    println!("The deadline inside the retries. Each attempt fails after 150 ms, the");
    println!("deadline is 500 ms. The caller waits:");
    let service = || Script::new([Play::status(500).after(Duration::from_millis(150))]);
    let ours = ResilientClient::around(service(), config.clone())?;
    let other = deadline_inside(service(), &config);
    println!("  ours    {:4} ms", elapsed(&ours).await);
    println!("  other   {:4} ms\n", elapsed(&other).await);

    println!("The circuit breaker around the retries. It opens after 4 failures of 4.");
    println!("Until then, the service that is down gets:");
    let down = || Script::new([Play::status(500)]);
    let (a, b) = (down(), down());
    let ours = ResilientClient::around(a.clone(), config.clone())?;
    let other = breaker_outside(b.clone(), &config);
    for _ in 0..6 {
        let _ = ours.send(&Request::get("/json")).await;
        let _ = other.send(&Request::get("/json")).await;
    }
    println!("  ours    {:4} requests", a.calls().len());
    println!("  other   {:4} requests\n", b.calls().len());

    println!("The bulkhead around the retries, with one place. A call has failed and waits");
    println!("for its next attempt. Meanwhile, a second call gets:");
    let fails_once = || Script::new([Play::status(500), Play::status(200)]);
    let ours = ResilientClient::around(fails_once(), config.clone())?;
    let other = bulkhead_outside(fails_once(), &config);
    println!("  ours    {}", second_call(&ours).await);
    println!("  other   {}", second_call(&other).await);
    Ok(())
}

// ANCHOR: other_orders
fn deadline_inside(http: Script, config: &ClientConfig) -> Retry<Deadline<Script>> {
    Retry::new(Deadline::new(http, config.deadline), config.retry.clone())
}

fn breaker_outside(http: Script, config: &ClientConfig) -> CircuitBreaker<Retry<Script>> {
    CircuitBreaker::new(
        Retry::new(http, config.retry.clone()),
        config.breaker.clone(),
    )
}

fn bulkhead_outside(http: Script, config: &ClientConfig) -> Bulkhead<Retry<Script>> {
    Bulkhead::new(
        Retry::new(http, config.retry.clone()),
        config.bulkhead.clone(),
    )
}
// ANCHOR_END: other_orders

async fn elapsed(client: &impl Transport) -> u128 {
    let start = Instant::now();
    let _ = client.send(&Request::get("/json")).await;
    start.elapsed().as_millis()
}

// What a call gets that comes 50 ms after one that fails and is tried again.
async fn second_call(client: &impl Transport) -> String {
    let request = Request::get("/json");
    let first = client.send(&request);
    let second = async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        client.send(&request).await
    };
    match tokio::join!(first, second).1 {
        Ok(reply) => format!("✔ {}", reply.status),
        Err(error) => format!("✘ {error}"),
    }
}
