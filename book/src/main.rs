//! `cargo workbook`: what a person types.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use mdbook_preprocessor::Preprocessor;
use workbook::chapter::{Inputs, Stale, Workbook};
use workbook::place::{Root, Step};
use workbook::prove::{self, Verdict};
use workbook::scratch::Scratch;
use workbook::{build, record, serve, stubs};

/// The workbook: learn to write an HTTP client that survives.
///
/// Without a command, it builds the book, serves it on 127.0.0.1, opens it in a
/// browser, and keeps it up to date while you work.
#[derive(Parser)]
#[command(name = "cargo workbook", bin_name = "cargo workbook")]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// The port to serve the book on; the next free one is used if it is taken.
    #[arg(long, default_value_t = 4400)]
    port: u16,
    /// Do not open a browser.
    #[arg(long)]
    no_open: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Write the book as plain files, for any web server or none.
    Build {
        /// The folder to write; what is not a book is never overwritten.
        #[arg(long, default_value = "book/output")]
        dest: PathBuf,
    },
    /// For maintainers: write the stubs in `steps` anew from the reference solutions.
    Stubs {
        /// Change nothing; fail if a stub is not what the reference gives.
        #[arg(long)]
        check: bool,
    },
    /// For maintainers: run the demos and record the output that the book quotes.
    Record {
        /// Change nothing; fail if a recorded run is not what the code prints.
        #[arg(long)]
        check: bool,
    },
    /// For maintainers: run the suites against the wrong and the right solutions.
    Prove {
        /// The steps to prove, such as step2; all by default.
        steps: Vec<String>,
        /// Show what the learner would read for each wrong solution.
        #[arg(long)]
        messages: bool,
        /// Only the solutions whose file names contain this text.
        #[arg(long, default_value = "")]
        only: String,
    },
    /// For mdBook: preprocess a book from standard input.
    #[command(hide = true)]
    Preprocess {
        /// `supports`, when mdBook asks whether a renderer is supported.
        question: Option<String>,
        /// That renderer.
        renderer: Option<String>,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<()> {
    let root = Root::find()?;
    match arguments.command {
        None => serve::run(&root, arguments.port, !arguments.no_open),
        Some(Command::Build { dest }) => {
            build::publish(&root, &dest)?;
            println!("The book is in {}: open index.html.", dest.display());
            Ok(())
        }
        Some(Command::Stubs { check: true }) => stubs::check(&root),
        Some(Command::Stubs { check: false }) => {
            let changed = stubs::write(&root)?;
            list(&root, "wrote", "all stubs are up to date", &changed);
            Ok(())
        }
        Some(Command::Record { check }) => {
            let tell = |name: &str| eprintln!("running {name}");
            if check {
                return record::check(&root, tell);
            }
            let changed = record::all(&root, tell)?;
            list(&root, "wrote", "all recorded runs are up to date", &changed);
            Ok(())
        }
        Some(Command::Prove {
            steps,
            messages,
            only,
        }) => prove_all(&root, &steps, &only, messages),
        Some(Command::Preprocess { question, .. }) => match question.as_deref() {
            // Every renderer is fine: only Markdown comes out.
            Some("supports") => Ok(()),
            _ => preprocess(&root),
        },
    }
}

fn list(root: &Root, verb: &str, none: &str, files: &[PathBuf]) {
    for path in files {
        println!("{verb} {}", root.name_of(path));
    }
    if files.is_empty() {
        println!("{none}");
    }
}

/// Speaks mdBook's protocol, so that a plain `mdbook build book` works.
fn preprocess(root: &Root) -> Result<()> {
    let (context, book) = mdbook_preprocessor::parse_input(std::io::stdin())?;
    let workbook = Workbook::new(root.clone(), Stale::Refuse, Inputs::default());
    let book = workbook.run(&context, book)?;
    serde_json::to_writer(std::io::stdout(), &book).context("the book cannot be handed back")
}

fn prove_all(root: &Root, names: &[String], only: &str, messages: bool) -> Result<()> {
    let steps: Vec<Step> = match names {
        [] => root.steps()?,
        names => names
            .iter()
            .map(|name| root.step(name))
            .collect::<Result<_>>()?,
    };
    let mut work = Vec::new();
    for step in steps {
        let candidates = prove::candidates(root, &step)?;
        work.extend(
            candidates
                .into_iter()
                .map(|candidate| (step.clone(), candidate)),
        );
    }
    work.retain(|(_, candidate)| root.name_of(&candidate.path).contains(only));
    let scratch = Scratch::new(root)?;
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}")?;
    let progress = ProgressBar::new(work.len() as u64).with_style(style);
    let mut bad = 0;
    for (step, candidate) in &work {
        let name = root.name_of(&candidate.path);
        progress.set_message(name.clone());
        let mut verdict = prove::judge(&scratch, step, candidate)?;
        // A race may need more than one run to show.
        for _ in 0..2 {
            if verdict == Verdict::Survived {
                verdict = prove::judge(&scratch, step, candidate)?;
            }
        }
        bad += usize::from(!verdict.is_good());
        progress.suspend(|| println!("{}", row(&name, &verdict, messages)));
        progress.inc(1);
    }
    progress.finish_and_clear();
    println!(
        "{} solutions, {bad} judged otherwise than they should be",
        work.len()
    );
    if bad > 0 {
        bail!("{bad} solutions were judged otherwise than they should be");
    }
    Ok(())
}

fn row(name: &str, verdict: &Verdict, messages: bool) -> String {
    let (word, detail) = match verdict {
        Verdict::Caught(message) if messages => ("caught", message.clone()),
        Verdict::Caught(_) => ("caught", String::new()),
        Verdict::CaughtByAnother(checks) => ("caught by another", checks.join("\n")),
        Verdict::Survived => ("SURVIVED", String::new()),
        Verdict::Accepted => ("accepted", String::new()),
        Verdict::Accused(checks) => ("ACCUSED by", checks.join("\n")),
        Verdict::Broken(why) => ("BROKEN", why.clone()),
    };
    let mut row = format!("{word:<18} {name}");
    for line in detail.lines() {
        row.push_str(&format!("\n{:19}{line}", ""));
    }
    row
}
