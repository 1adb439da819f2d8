//! Running a program with an end: it is stopped, with all that it has started,
//! when it takes too long, says too much, or is no longer wanted.

use std::io::Read;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use process_wrap::std::{ChildWrapper, CommandWrap};

/// How often a running job is looked after.
const BEAT: Duration = Duration::from_millis(5);

/// Asks a job to stop. Clones ask the same one.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks.
    pub fn ask(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    /// Whether somebody has asked.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}

/// How far a job may go.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long it may take.
    pub time: Duration,
    /// How many bytes it may print.
    pub output: usize,
}

/// How a job ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// By itself, with success or without.
    ByItself(bool),
    /// It took too long, and was stopped.
    TookTooLong,
    /// It printed too much, and was stopped.
    SaidTooMuch,
    /// Somebody asked it to stop.
    Stopped,
}

/// Where a piece of output was printed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pipe {
    /// Standard output.
    Output,
    /// Standard error.
    Error,
}

/// Runs a program; `hear` gets each piece of its output as it comes.
///
/// # Errors
/// When it cannot be started or looked after.
pub fn run(
    mut command: Command,
    limits: Limits,
    stop: &Stop,
    mut hear: impl FnMut(Pipe, &[u8]),
) -> Result<Ended> {
    command.stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = group(command)
        .spawn()
        .with_context(|| format!("{name} cannot be started"))?;
    let pieces = pieces(&mut *child);
    let start = Instant::now();
    let mut heard = 0;
    let ended = loop {
        let piece = pieces.recv_timeout(BEAT);
        if let Ok((pipe, piece)) = &piece {
            let rest = limits.output - heard;
            hear(*pipe, &piece[..piece.len().min(rest)]);
            heard += piece.len().min(rest);
            if piece.len() > rest {
                break Ended::SaidTooMuch;
            }
        }
        if stop.is_asked() {
            break Ended::Stopped;
        }
        if start.elapsed() >= limits.time {
            break Ended::TookTooLong;
        }
        // The end of its output comes before its own end.
        if matches!(piece, Err(RecvTimeoutError::Disconnected)) {
            if let Some(status) = child.try_wait()? {
                break Ended::ByItself(status.success());
            }
            std::thread::sleep(BEAT);
        }
    };
    if !matches!(ended, Ended::ByItself(_)) {
        // It may have ended in this very moment.
        let _ = child.kill();
    }
    Ok(ended)
}

/// A program in a group of its own, with which it can be stopped.
fn group(command: Command) -> CommandWrap {
    let mut command = CommandWrap::from(command);
    #[cfg(unix)]
    command.wrap(process_wrap::std::ProcessGroup::leader());
    #[cfg(windows)]
    command.wrap(process_wrap::std::JobObject);
    command
}

/// What a program prints, piece by piece, read on the side.
fn pieces(child: &mut dyn ChildWrapper) -> mpsc::Receiver<(Pipe, Vec<u8>)> {
    let (sender, pieces) = mpsc::sync_channel(16);
    if let Some(output) = child.stdout().take() {
        read(output, Pipe::Output, sender.clone());
    }
    if let Some(errors) = child.stderr().take() {
        read(errors, Pipe::Error, sender);
    }
    pieces
}

fn read(
    mut from: impl Read + Send + 'static,
    pipe: Pipe,
    sender: mpsc::SyncSender<(Pipe, Vec<u8>)>,
) {
    std::thread::spawn(move || {
        let mut buffer = [0; 8192];
        while let Ok(length @ 1..) = from.read(&mut buffer) {
            // Nobody listens any more once the job has been stopped.
            if sender.send((pipe, buffer[..length].to_vec())).is_err() {
                return;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which part a copy of this program plays.
    const PART: &str = "WORKBOOK_TEST_PART";
    const GENEROUS: Limits = Limits {
        time: Duration::from_secs(30),
        output: 1_000_000,
    };

    /// A program on every machine: this one, which runs the test `play_a_part` only.
    fn program(part: &str) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["job::tests::play_a_part", "--exact", "--nocapture"]);
        command.env(PART, part);
        command
    }

    #[test]
    fn play_a_part() {
        match std::env::var(PART).as_deref() {
            Ok("sleep") => std::thread::sleep(Duration::from_secs(60)),
            Ok("print") => loop {
                println!("again and again");
            },
            Ok("parent") => {
                // Its child inherits the pipe, and holds it open.
                let mut child = program("sleep").spawn().unwrap();
                println!("started {}", child.id());
                child.wait().unwrap();
            }
            _ => {}
        }
    }

    fn ended(part: &str, limits: Limits, stop: &Stop) -> (Ended, String, Duration) {
        let mut said = Vec::new();
        let start = Instant::now();
        let hear = |_, piece: &[u8]| said.extend_from_slice(piece);
        let ended = run(program(part), limits, stop, hear).unwrap();
        let said = String::from_utf8_lossy(&said).into_owned();
        (ended, said, start.elapsed())
    }

    #[test]
    fn a_program_that_ends_is_heard_to_its_end() {
        let (ended, said, _) = ended("", GENEROUS, &Stop::default());
        assert_eq!(ended, Ended::ByItself(true));
        assert!(said.contains("test result: ok. 1 passed"), "{said}");
    }

    #[test]
    fn one_that_does_not_end_is_stopped() {
        let limits = Limits {
            time: Duration::from_millis(300),
            ..GENEROUS
        };
        let (ended, _, took) = ended("sleep", limits, &Stop::default());
        assert_eq!(ended, Ended::TookTooLong);
        assert!(took < Duration::from_secs(20), "{took:?}");
    }

    #[test]
    fn one_that_prints_without_end_is_stopped() {
        let limits = Limits {
            output: 100_000,
            ..GENEROUS
        };
        let (ended, said, _) = ended("print", limits, &Stop::default());
        assert_eq!(ended, Ended::SaidTooMuch);
        assert_eq!(said.len(), 100_000);
    }

    #[test]
    fn its_children_are_stopped_with_it() {
        let stop = Stop::default();
        let asked = stop.clone();
        let mut said = String::new();
        let hear = |_, piece: &[u8]| {
            said.push_str(&String::from_utf8_lossy(piece));
            if said.contains("started ") && said.ends_with('\n') {
                asked.ask();
            }
        };
        let ended = run(program("parent"), GENEROUS, &stop, hear).unwrap();
        assert_eq!(ended, Ended::Stopped);
        let number = said.split("started ").nth(1).unwrap();
        let child = number.split_whitespace().next().unwrap();
        assert!(is_gone(child), "the process {child} has survived");
    }

    /// Whether a process has ended; on systems without `/proc` nobody knows.
    fn is_gone(process: &str) -> bool {
        let status = format!("/proc/{process}/status");
        for _ in 0..100 {
            match std::fs::read_to_string(&status) {
                // One that nobody has waited for is dead, but listed.
                Ok(text) if !text.contains("State:\tZ") => {}
                _ => return true,
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }
}
