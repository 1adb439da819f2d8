//! From a chapter as it is written to Markdown that mdBook can render.
//!
//! mdBook passes a missing anchor over in silence, and nothing stops a code block
//! from going stale. So this preprocessor includes code by itself, and a book
//! with a problem is not built: each problem is told with its chapter and line.

mod audit;
mod card;
mod expand;
mod include;
mod output;

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, bail};
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::exercise::{self, Exercise};
use crate::place::{Root, Step};

/// What to do with quoted output that was recorded from other code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stale {
    /// Fail the build: for whoever publishes the book.
    Refuse,
    /// Say so on the page: for a reader, who may have changed a demo on purpose.
    Tell,
}

/// Something in the book's text that does not fit the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, from the root of the workbook.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// The files that a build has read, for whoever watches them. Clones share one list.
#[derive(Clone, Debug, Default)]
pub struct Inputs(Arc<Mutex<BTreeSet<PathBuf>>>);

impl Inputs {
    /// Notes that a build has read this file, or looked for it in vain.
    pub fn add(&self, path: &Path) {
        let mut inputs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inputs.insert(path.to_owned());
    }

    /// Whether the last builds have read this file, or looked for it in vain.
    pub fn contains(&self, path: &Path) -> bool {
        let inputs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inputs.contains(path)
    }
}

/// The preprocessor.
pub struct Workbook {
    root: Root,
    stale: Stale,
    inputs: Inputs,
}

impl Workbook {
    /// A preprocessor for this workbook that notes in `inputs` what it reads.
    pub fn new(root: Root, stale: Stale, inputs: Inputs) -> Workbook {
        Workbook {
            root,
            stale,
            inputs,
        }
    }
}

/// All that is needed to expand one chapter.
struct Chapter<'a> {
    root: &'a Root,
    stale: Stale,
    inputs: &'a Inputs,
    exercises: &'a [Exercise],
    /// The chapter's file, from the root of the workbook.
    file: String,
    problems: &'a mut Vec<Problem>,
}

impl Chapter<'_> {
    fn problem(&mut self, line: usize, what: impl Into<String>) {
        self.problems.push(Problem {
            file: self.file.clone(),
            line,
            what: what.into(),
        });
    }
}

impl Preprocessor for Workbook {
    fn name(&self) -> &str {
        "workbook"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let steps = self.root.steps()?;
        let exercises = self.exercises(&steps)?;
        let source = context.root.join(&context.config.book.src);
        let mut problems = Vec::new();
        let mut written = Vec::new();
        book.for_each_mut(|item| {
            let BookItem::Chapter(chapter) = item else {
                return;
            };
            let Some(path) = &chapter.source_path else {
                return;
            };
            let file = self.root.name_of(&source.join(path));
            let text = chapter.content.replace("\r\n", "\n");
            let mut open = Chapter {
                root: &self.root,
                stale: self.stale,
                inputs: &self.inputs,
                exercises: &exercises,
                file: file.clone(),
                problems: &mut problems,
            };
            chapter.content = expand::chapter(&mut open, &text);
            written.push((file, text));
        });
        audit::all(&self.root, &steps, &exercises, &written, &mut problems)?;
        if problems.is_empty() {
            return Ok(book);
        }
        let lines: Vec<_> = problems.iter().map(Problem::to_string).collect();
        bail!("the book does not fit the code:\n\n{}\n", lines.join("\n"))
    }
}

impl Workbook {
    /// The exercises of all steps that have a chapter. What they are made of
    /// counts as read.
    fn exercises(&self, steps: &[Step]) -> Result<Vec<Exercise>> {
        let mut all = Vec::new();
        for step in steps {
            self.inputs.add(
                &self
                    .root
                    .join(format!("book/exercises/{}.toml", step.package())),
            );
            self.inputs
                .add(&self.root.join(format!("tests/{}.rs", step.package())));
            all.extend(exercise::of_step(&self.root, step)?);
        }
        for exercise in &all {
            for (path, _) in &exercise.regions {
                self.inputs.add(path);
            }
        }
        Ok(all)
    }
}
