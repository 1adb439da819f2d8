//! How long a learner waits: from saving a file to the verdict on the page, beside
//! what `cargo test` takes by itself for the same change; and what the server costs
//! while nobody does anything. Run it on a machine that does nothing else:
//!
//! ```console
//! cargo run --package workbook --example speed -- step4
//! ```
//!
//! It works in the copy that the proof uses, not in your files.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use workbook::place::{Root, Step};
use workbook::scratch::{Replacements, Scratch};

const RUNS: usize = 10;

fn main() -> Result<()> {
    let root = Root::find()?;
    let name = std::env::args().nth(1).unwrap_or("step1".into());
    let step = root.step(&name)?;
    let scratch = Scratch::new(&root)?;
    scratch.put_solution(&step, Replacements::new())?;
    let file = source(scratch.root(), &step)?;

    let mut alone = Vec::new();
    for run in 0..=RUNS {
        change(&file, &format!("alone {run}"))?;
        let begin = Instant::now();
        let arguments = [
            "test",
            "--quiet",
            "--package",
            &step.package(),
            "--test",
            "check",
        ];
        let (said, passed) = scratch.cargo(&arguments)?;
        ensure!(passed, "{said}");
        // The first one builds what the others only use.
        if run > 0 {
            alone.push(begin.elapsed());
        }
    }

    let mut server = serve(&scratch)?;
    let address = address(&mut server)?;
    let mut served = Vec::new();
    for run in 0..RUNS {
        let mut events = events(&address)?;
        verdict(&mut events, &step, false)?;
        change(&file, &format!("served {run} at {:?}", Instant::now()))?;
        let begin = Instant::now();
        verdict(&mut events, &step, true)?;
        served.push(begin.elapsed());
    }
    let (alone, served) = (median(alone), median(served));
    println!("{name}, median of {RUNS}:");
    println!("  cargo test alone     {:>5} ms", alone.as_millis());
    println!("  save to verdict      {:>5} ms", served.as_millis());
    let more = served.as_millis() as i128 - alone.as_millis() as i128;
    println!("  the page adds        {more:>5} ms");
    idle(&server);
    server.kill()?;
    server.wait()?;
    Ok(())
}

/// A source file of the step's crate.
fn source(root: &Root, step: &Step) -> Result<PathBuf> {
    let folder = format!("steps/{}/src", step.folder);
    let files = root.files(folder, "rs")?;
    let mut files = files.into_iter();
    let found = files.find(|path| !path.ends_with("main.rs") && !path.ends_with("lib.rs"));
    found.context("a step has a source file")
}

/// Changes a file as an editor does when something is written: the contents differ,
/// and what they mean does not.
fn change(file: &PathBuf, mark: &str) -> Result<()> {
    let text = fs::read_to_string(file)?;
    let lines = text.lines().filter(|line| !line.starts_with("// speed:"));
    let text: Vec<_> = lines.collect();
    fs::write(file, text.join("\n") + &format!("\n// speed: {mark}\n"))?;
    Ok(())
}

fn serve(scratch: &Scratch) -> Result<Child> {
    let program = std::env::current_exe()?;
    let folder = program.parent().and_then(|examples| examples.parent());
    let program = folder
        .context("cargo has a target folder")?
        .join("workbook");
    Command::new(program)
        .args(["--no-open", "--port", "0"])
        .current_dir(scratch.root().folder())
        .env("CARGO_TARGET_DIR", scratch.target())
        .stdout(Stdio::piped())
        .spawn()
        .context("build the workbook first: cargo build --package workbook")
}

fn address(server: &mut Child) -> Result<String> {
    let output = server.stdout.take().context("it is piped")?;
    let mut lines = BufReader::new(output).lines();
    let found = lines.find_map(|line| {
        let line = line.ok()?;
        let rest = line.split("http://").nth(1)?;
        Some(rest.split('/').next()?.to_owned())
    });
    // Somebody must take what it prints.
    std::thread::spawn(move || lines.for_each(drop));
    found.context("the server says where it is")
}

fn events(address: &str) -> Result<BufReader<TcpStream>> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "GET /workbook/events HTTP/1.1\r\nhost: {address}\r\n\r\n"
    )?;
    Ok(BufReader::new(stream))
}

/// Waits until the page of a step has a verdict; with `anew`, until there has been
/// none in between.
fn verdict(events: &mut BufReader<TcpStream>, step: &Step, anew: bool) -> Result<()> {
    let mut was_stale = !anew;
    let mine = format!("\"step\":\"{}\",\"stale\":", step.package());
    let mut line = String::new();
    loop {
        line.clear();
        ensure!(events.read_line(&mut line)? > 0, "the server has gone");
        if !line.contains(&mine) {
            continue;
        }
        let is_stale = line.contains(&format!("{mine}true"));
        was_stale |= is_stale;
        if was_stale && !is_stale {
            return Ok(());
        }
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// What the server costs while nobody does anything, where there is a `/proc`.
fn idle(server: &Child) {
    let folder = format!("/proc/{}", server.id());
    let ticks = || -> Option<u64> {
        let stat = fs::read_to_string(format!("{folder}/stat")).ok()?;
        let fields: Vec<_> = stat.rsplit(") ").next()?.split(' ').collect();
        Some(fields[11].parse::<u64>().ok()? + fields[12].parse::<u64>().ok()?)
    };
    let before = ticks();
    std::thread::sleep(Duration::from_secs(10));
    let (Some(before), Some(after)) = (before, ticks()) else {
        return println!("  idle: nobody knows on this system");
    };
    let status = fs::read_to_string(format!("{folder}/status")).unwrap_or_default();
    let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let memory = memory.unwrap_or("unknown").trim();
    println!(
        "  idle for 10 s: {} ticks of CPU time, {memory}",
        after - before
    );
}
