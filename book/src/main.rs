//! `cargo workbook`: what a person types.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use mdbook_preprocessor::Preprocessor;
use workbook::chapter::{Inputs, Stale, Workbook};
use workbook::place::{Root, Step};
use workbook::prove::{self, Options};
use workbook::{build, record, serve, stability, stubs};

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
    /// For maintainers: run the suites against the wrong and the right solutions,
    /// and against steps that are half done.
    Prove {
        /// The steps to prove, such as step2; all by default.
        steps: Vec<String>,
        /// Only the solutions whose file names contain this text.
        #[arg(long, default_value = "")]
        only: String,
        /// Keep the messages as they are now, to be read and committed.
        #[arg(long)]
        accept: bool,
        /// In how many copies of the workbook to work side by side.
        #[arg(long, default_value_t = 2)]
        lanes: usize,
    },
    /// For maintainers: run each suite many times on a busy machine.
    Stability {
        /// The steps to try, such as step2; all by default.
        steps: Vec<String>,
        /// How often to run each suite.
        #[arg(long, default_value_t = 200)]
        runs: usize,
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
            steps: names,
            only,
            accept,
            lanes,
        }) => {
            let steps = steps(&root, &names)?;
            let options = Options {
                steps,
                only,
                accept,
                lanes,
            };
            prove_all(&root, &options)
        }
        Some(Command::Stability { steps: names, runs }) => {
            let tell = |line: &str| eprintln!("{line}");
            stability::run(&root, &steps(&root, &names)?, runs, tell)
        }
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

/// Runs the proof with a progress bar, and prints what came of it as a table.
fn prove_all(root: &Root, options: &Options) -> Result<()> {
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}")?;
    let progress = ProgressBar::new(0).with_style(style);
    progress.set_message("building");
    progress.tick();
    let proof = prove::run(root, options, |done, of, line| {
        progress.set_length(of as u64);
        progress.set_position(done as u64);
        progress.set_message(line.lines().next().unwrap_or_default().to_owned());
    })?;
    progress.finish_and_clear();
    print!("{}", proof.table());
    let problems = proof.problems(options.only.is_empty());
    for (name, what) in &problems {
        println!("\n{name}\n  {}", what.replace('\n', "\n  "));
    }
    match problems.len() {
        0 => Ok(()),
        many => bail!("the proof has {many} problems"),
    }
}

fn steps(root: &Root, names: &[String]) -> Result<Vec<Step>> {
    match names {
        [] => root.steps(),
        names => names.iter().map(|name| root.step(name)).collect(),
    }
}
