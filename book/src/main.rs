//! `cargo workbook`: what a person types.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::{Parser, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use mdbook_preprocessor::Preprocessor;
use workbook::chapter::{Inputs, Stale, Workbook};
use workbook::command::{self, Format};
use workbook::place::{self, Root, Step};
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
    #[command(flatten)]
    serve: Serve,
}

#[derive(clap::Args)]
struct Serve {
    /// The port to serve the book on; the next free one is used if it is taken.
    #[arg(long, default_value_t = 4400)]
    port: u16,
    /// Do not open a browser.
    #[arg(long)]
    no_open: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the book and keep it up to date while you work: what happens without
    /// a command, too.
    Serve(Serve),
    /// Write the book as plain files, for any web server or none.
    Build {
        /// The folder to write; what is not a book is never overwritten.
        #[arg(long, default_value = "book/output")]
        dest: PathBuf,
    },
    /// Run the checks of a step; the exit code is 0 only when it is done.
    #[command(
        after_help = "Examples:\n  cargo workbook check          the step that you edited last\n  \
                            cargo workbook check step4\n  \
                            cargo workbook check step4 --format junit > step4.xml"
    )]
    Check {
        /// The step, such as step4; without one, the step that you edited last.
        step: Option<String>,
        /// The form of the result.
        #[arg(long, value_enum, default_value_t = Format::Table)]
        format: Format,
    },
    /// Show a hint: first a question, then a direction, then most of the way.
    #[command(
        after_help = "Examples:\n  cargo workbook hint step4      for the first exercise that is not done\n  \
                            cargo workbook hint step4 2 --level 3"
    )]
    Hint {
        /// The step, such as step4.
        step: String,
        /// The number of the exercise in the step: 2 for 4.2.
        exercise: Option<u32>,
        /// How much to tell: 1, 2 or 3.
        #[arg(long, default_value_t = 1)]
        level: usize,
    },
    /// Show what the reference solution does otherwise than your files.
    #[command(after_help = "Example:\n  cargo workbook diff step4")]
    Diff {
        /// The step, such as step4.
        step: String,
        /// Do not ask first.
        #[arg(long)]
        yes: bool,
    },
    /// Make the files of a step untouched again; what you wrote is saved first.
    #[command(after_help = "Example:\n  cargo workbook reset step4     saves to backups/step4-…")]
    Reset {
        /// The step, such as step4.
        step: String,
    },
    /// Begin at a later step: those before it become the reference solutions.
    #[command(after_help = "Example:\n  cargo workbook start-at step4")]
    StartAt {
        /// The step, such as step4.
        step: String,
        /// Do not ask before something that you wrote is replaced; it is saved anyway.
        #[arg(long)]
        yes: bool,
    },
    /// Show how far each step is.
    Progress,
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
        #[arg(long, default_value_t = 3)]
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
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            // A check that fails is 1.
            ExitCode::from(2)
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode> {
    let root = Root::find()?;
    let outcome = match arguments.command {
        None => serve::run(&root, arguments.serve.port, !arguments.serve.no_open),
        Some(Command::Serve(options)) => serve::run(&root, options.port, !options.no_open),
        Some(Command::Build { dest }) => {
            build::publish(&root, &dest)?;
            println!("The book is in {}: open index.html.", dest.display());
            Ok(())
        }
        Some(Command::Check { step, format }) => {
            return match command::check(&root, step.as_deref(), format)? {
                true => Ok(ExitCode::SUCCESS),
                false => Ok(ExitCode::FAILURE),
            };
        }
        Some(Command::Hint {
            step,
            exercise,
            level,
        }) => command::hint(&root, &step, exercise, level),
        Some(Command::Diff { step, yes }) => command::diff(&root, &step, yes),
        Some(Command::Reset { step }) => command::reset(&root, &step),
        Some(Command::StartAt { step, yes }) => command::start_at(&root, &step, yes),
        Some(Command::Progress) => command::progress(&root),
        Some(Command::Stubs { check: true }) => stubs::check(&root),
        Some(Command::Stubs { check: false }) => {
            let changed = stubs::write(&root)?;
            list(&root, "wrote", "all stubs are up to date", &changed);
            Ok(())
        }
        Some(Command::Record { check: true }) => record::check(&root, tell),
        Some(Command::Record { check: false }) => {
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
    };
    outcome.map(|()| ExitCode::SUCCESS)
}

/// What a long piece of work is at.
fn tell(what: &str) {
    eprintln!("running {what}");
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
    let is_whole = options.only.is_empty();
    let mut problems = proof.problems(is_whole);
    let sentence = proof.sentence();
    if is_whole && options.steps == root.steps()? && !read_me(root)?.contains(&sentence) {
        let what = format!("it should say: {sentence}");
        problems.push(("README.md".into(), what));
    }
    for (name, what) in &problems {
        println!("\n{name}\n  {}", what.replace('\n', "\n  "));
    }
    match problems.len() {
        0 => Ok(()),
        many => bail!("the proof has {many} problems"),
    }
}

/// The README as one line of words.
fn read_me(root: &Root) -> Result<String> {
    let text = place::read(&root.join("README.md"))?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn steps(root: &Root, names: &[String]) -> Result<Vec<Step>> {
    match names {
        [] => root.steps(),
        names => names.iter().map(|name| root.step(name)).collect(),
    }
}
