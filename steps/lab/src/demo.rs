//! The frame around every step's `main`: arguments, the service to talk to, the
//! log, and what to say while exercises are still to do.

use std::future::Future;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use tokio::net::TcpStream;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use url::Url;

use crate::PracticeService;
use crate::exercise::{Stopped, ToDo, catch, find_to_do};
use crate::log::Log;
use crate::timeline::Recorder;

/// What a step tells the frame about itself.
pub struct Demo {
    /// The package to run, such as `step1`; also what its log lines are from.
    pub package: &'static str,
    /// The title, such as `Step 1: the naive client`.
    pub title: &'static str,
    /// The step's own folder: `env!("CARGO_MANIFEST_DIR")`.
    pub folder: &'static str,
    /// What the finished demo prints, from a real run of the reference.
    pub finished: &'static str,
    /// Whether the client can speak https: `cfg!(feature = "tls")`.
    pub tls: bool,
}

/// Where a demo runs, and what was seen there.
pub struct Stage {
    /// The base address of the service to call.
    pub base_url: String,
    /// Collects the events of the step's code.
    pub recorder: Recorder,
    service: Option<PracticeService>,
}

impl Stage {
    /// What the service saw, drawn; another service than ours has its own log.
    pub fn what_the_service_saw(&self) -> String {
        match &self.service {
            Some(service) => {
                // A client may have the answer a moment before the service, on its
                // own thread, has put down that it is sent.
                std::thread::sleep(Duration::from_millis(30));
                crate::timeline::of_service(&service.seen())
            }
            None => "  (It is not ours: look at its own log.)\n".into(),
        }
    }
}

/// Runs a demo and returns the exit code of the program.
///
/// Unfinished exercises are no error: they are listed, with what the finished
/// demo prints, and the exit code is 0. An address that cannot be used is one:
/// it is named in a sentence and the exit code is 2.
pub fn run<F: Future<Output = ()>>(demo: Demo, play: impl FnOnce(Stage) -> F) -> ExitCode {
    let base_url = match arguments(&demo) {
        Ok(Arguments::Run { base_url }) => base_url,
        Ok(Arguments::Help) => {
            println!("{}", help(&demo));
            return ExitCode::SUCCESS;
        }
        Err(problem) => return fail(&problem),
    };
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("cannot start the async runtime: {error}")),
    };
    runtime.block_on(async {
        let stage = match stage(base_url).await {
            Ok(stage) => stage,
            Err(problem) => return fail(&problem),
        };
        show_log(&demo, &stage.recorder);
        println!("{}\n", demo.title);
        match catch(play(stage)).await {
            Ok(()) => {
                remind(&demo);
                ExitCode::SUCCESS
            }
            Err(stopped) => report(&demo, stopped),
        }
    })
}

enum Arguments {
    Run { base_url: Option<Url> },
    Help,
}

fn arguments(demo: &Demo) -> Result<Arguments, String> {
    let mut base_url = None;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (word.as_str(), None),
        };
        match name {
            "--help" | "-h" => return Ok(Arguments::Help),
            "--base-url" => {
                let text = value.or_else(|| words.next());
                let text = text.ok_or("--base-url needs an address after it")?;
                base_url = Some(address(&text, demo)?);
            }
            other => return Err(format!("unknown argument {other:?}.\n\n{}", help(demo))),
        }
    }
    Ok(Arguments::Run { base_url })
}

fn help(demo: &Demo) -> String {
    format!(
        "{}\n\nUsage: cargo run -p {} [-- --base-url URL]\n\n\
         Without --base-url the demo starts a practice service on this machine.\n\
         Example: cargo run -p lab, in a second terminal, then\n         \
         cargo run -p {} -- --base-url http://127.0.0.1:8080",
        demo.title, demo.package, demo.package
    )
}

fn address(text: &str, demo: &Demo) -> Result<Url, String> {
    // Without a scheme, `localhost:8080` reads as an address of scheme localhost.
    let url = match Url::parse(text) {
        Ok(url) if text.contains("://") => url,
        _ => {
            return Err(format!(
                "{text:?} is not an address.\nAn example of one: http://127.0.0.1:8080"
            ));
        }
    };
    match url.scheme() {
        "http" => Ok(url),
        "https" if demo.tls => Ok(url),
        "https" => Err(format!(
            "{text} needs TLS, which is left out to keep the first build short.\n\
             Turn it on with: cargo run -p {} --features tls -- --base-url {text}",
            demo.package
        )),
        other => Err(format!("{text} is not an http address but a {other} one.")),
    }
}

async fn stage(base_url: Option<Url>) -> Result<Stage, String> {
    let recorder = Recorder::default();
    let Some(url) = base_url else {
        let service = PracticeService::start()
            .map_err(|error| format!("cannot start the practice service: {error}"))?;
        return Ok(Stage {
            base_url: service.url(),
            recorder,
            service: Some(service),
        });
    };
    knock(&url).await?;
    Ok(Stage {
        base_url: url.to_string(),
        recorder,
        service: None,
    })
}

/// Finds out whether anybody listens, so that a wrong port is one sentence and
/// not a page of failures.
async fn knock(url: &Url) -> Result<(), String> {
    let host = url
        .host_str()
        .unwrap_or_default()
        .trim_matches(['[', ']'])
        .to_owned();
    let port = url.port_or_known_default().unwrap_or(80);
    let connecting = TcpStream::connect((host, port));
    match tokio::time::timeout(Duration::from_secs(5), connecting).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) => Err(format!(
            "nobody answers at {url}:\n{error}. Is the service running, and is the port right?"
        )),
        Err(_) => Err(format!(
            "nobody answers at {url}: no connection within 5 seconds"
        )),
    }
}

/// Prints the step's own events as log lines and records them for the timeline.
fn show_log(demo: &Demo, recorder: &Recorder) {
    let installed = tracing_subscriber::registry()
        .with(Log)
        .with(recorder.clone())
        .try_init();
    if let Err(error) = installed {
        eprintln!("{}: no log lines will be shown: {error}", demo.package);
    }
}

/// Prints to whoever still reads: `| head` closes the output early.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Lists exercises that the demo had no need of.
fn remind(demo: &Demo) {
    let left = left_to_do(demo);
    if !left.is_empty() {
        say(&format!("\n{}", still_to_do(demo, &left)));
    }
}

fn left_to_do(demo: &Demo) -> Vec<ToDo> {
    find_to_do(&Path::new(demo.folder).join("src")).unwrap_or_default()
}

fn report(demo: &Demo, stopped: Stopped) -> ExitCode {
    match stopped {
        Stopped::ToDo(first) => {
            let mut left = left_to_do(demo);
            if left.is_empty() {
                left.push(first);
            }
            say(&format!("\n{}", still_to_do(demo, &left)));
            say(&finished(demo, &left));
            ExitCode::SUCCESS
        }
        // Whoever read the output has closed it, such as `| head`.
        Stopped::Panic { message, .. } if message.starts_with("failed printing") => {
            ExitCode::SUCCESS
        }
        Stopped::Panic { message, place } => fail(&format!(
            "the code panicked in {place}:\n{message}\n\
             cargo test -p {} checks one exercise at a time and says more.",
            demo.package
        )),
    }
}

fn still_to_do(demo: &Demo, left: &[ToDo]) -> String {
    let mut text = String::from("Still to do:\n");
    for exercise in left {
        text.push_str(&format!("  {exercise}\n"));
    }
    text.push_str(&format!(
        "\nCheck your work with: cargo test -p {}\n",
        demo.package
    ));
    text
}

/// What the finished demo prints. While there is something to predict, only its
/// first part: the rest would tell.
fn finished(demo: &Demo, left: &[ToDo]) -> String {
    let to_predict = left.iter().any(|to_do| to_do.what.contains(": predict "));
    let shown = match to_predict {
        true => 2,
        false => usize::MAX,
    };
    let mut text = String::from("When it is finished, this program prints:\n\n");
    for paragraph in demo.finished.split("\n\n").take(shown) {
        for line in paragraph.trim_end().lines() {
            text.push_str(&format!("  | {line}\n"));
        }
        text.push_str("  |\n");
    }
    if to_predict {
        text.push_str("  | … and more, once you have made your predictions.\n");
    }
    text
}

fn fail(problem: &str) -> ExitCode {
    eprintln!("error: {problem}");
    ExitCode::from(2)
}
