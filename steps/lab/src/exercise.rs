//! Telling an unfinished exercise from a wrong one.
//!
//! A stub says `todo!("exercise 1.2: …")`. When such a panic stops a demo or a
//! check, it is not a bug: it is reported as "to do", with the place to edit.

use std::backtrace::Backtrace;
use std::cell::RefCell;
use std::fmt;
use std::future::Future;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::task::Poll;
use std::{fs, io};

/// What a panic message of an unfinished exercise begins with.
const TO_DO: &str = "not yet implemented: exercise ";
/// How its text begins in a source file, behind `todo!(`.
const IN_SOURCE: &str = "\"exercise ";

/// An exercise that is still to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToDo {
    /// What to do, such as `exercise 1.2: send the request`.
    pub what: String,
    /// The file to edit, such as `steps/step1_naive/src/client.rs`.
    pub file: String,
    /// The line of its `todo!`, from 1.
    pub line: usize,
}

impl fmt::Display for ToDo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n    in {}:{}", self.what, self.file, self.line)
    }
}

/// Why some work did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// An unfinished exercise.
    ToDo(ToDo),
    /// Any other panic.
    Panic {
        /// What it said.
        message: String,
        /// File and line.
        place: String,
    },
}

impl Stopped {
    /// Stops the work at hand for the same reason, as if it had come up here.
    pub fn resume(self) -> ! {
        CAUGHT.with_borrow_mut(|caught| caught.get_or_insert_default().push(self));
        panic::resume_unwind(Box::new("stopped elsewhere"))
    }
}

thread_local! {
    /// Panics of this thread since [`catch`] began; `None` outside of it.
    static CAUGHT: RefCell<Option<Vec<Stopped>>> = const { RefCell::new(None) };
}

/// Runs `work`; a panic in it, or in a task that it spawned on this thread's
/// runtime, is returned instead of printed. A to-do outranks other panics.
///
/// # Errors
/// When `work`, or a task of its own, panicked.
pub async fn catch<T>(work: impl Future<Output = T>) -> Result<T, Stopped> {
    install_hook();
    CAUGHT.set(Some(Vec::new()));
    let mut work = Box::pin(work);
    let outcome = std::future::poll_fn(|context| {
        match panic::catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(value)) => Poll::Ready(Some(value)),
            Err(_) => Poll::Ready(None),
        }
    })
    .await;
    // Dropping the work may panic too: that is still part of it.
    let _ = panic::catch_unwind(AssertUnwindSafe(|| drop(work)));
    settle(outcome)
}

/// The same for work without an `.await`, on a thread of its own.
///
/// # Errors
/// When `work` panicked.
pub fn catch_on_this_thread<T>(work: impl FnOnce() -> T) -> Result<T, Stopped> {
    install_hook();
    CAUGHT.set(Some(Vec::new()));
    settle(panic::catch_unwind(AssertUnwindSafe(work)).ok())
}

/// Ends catching: the outcome, or why there is none.
fn settle<T>(outcome: Option<T>) -> Result<T, Stopped> {
    let mut caught = CAUGHT.take().unwrap_or_default();
    let to_do = caught.iter().position(|s| matches!(s, Stopped::ToDo(_)));
    match (to_do, outcome) {
        (Some(index), _) => Err(caught.swap_remove(index)),
        (None, Some(value)) => Ok(value),
        (None, None) => Err(caught.pop().unwrap_or_else(unknown_panic)),
    }
}

/// Runs `work` on a thread of its own and waits for it. A panic there counts as
/// one of this thread.
pub(crate) fn on_another_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let catching = CAUGHT.with_borrow(Option::is_some);
    let dispatch = tracing::dispatcher::get_default(Clone::clone);
    let other = || {
        if catching {
            CAUGHT.set(Some(Vec::new()));
        }
        // Where nobody listens, somebody may begin to while the work goes on.
        let work = || match dispatch.is::<tracing::subscriber::NoSubscriber>() {
            true => work(),
            false => tracing::dispatcher::with_default(&dispatch, work),
        };
        let outcome = panic::catch_unwind(AssertUnwindSafe(work));
        (outcome, CAUGHT.take())
    };
    let joined = std::thread::scope(|scope| scope.spawn(other).join());
    let (outcome, panics) = joined.unwrap_or_else(|panic| (Err(panic), None));
    CAUGHT.with_borrow_mut(|caught| {
        if let Some(caught) = caught {
            caught.extend(panics.unwrap_or_default());
        }
    });
    outcome.unwrap_or_else(|panic| panic::resume_unwind(panic))
}

fn unknown_panic() -> Stopped {
    Stopped::Panic {
        message: "a panic without a message".into(),
        place: "unknown place".into(),
    }
}

/// Makes panics inside [`catch`] silent; all others print as always.
fn install_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let default = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let outside = CAUGHT.with_borrow_mut(|caught| match caught {
                Some(caught) => {
                    caught.push(describe(info));
                    false
                }
                None => true,
            });
            if outside {
                default(info);
            }
        }));
    });
}

fn describe(info: &PanicHookInfo<'_>) -> Stopped {
    let message = info.payload_as_str().unwrap_or("a panic without a message");
    let (file, line) = place(info);
    match message.strip_prefix(TO_DO) {
        Some(what) => Stopped::ToDo(ToDo {
            what: format!("exercise {}", without_values(what)),
            file,
            line,
        }),
        None => Stopped::Panic {
            message: message.into(),
            place: format!("{file}:{line}"),
        },
    }
}

/// Where it happened. A panic in a library, such as one for an overflow in a
/// `Duration`, is blamed on the line of a step that led there.
fn place(info: &PanicHookInfo<'_>) -> (String, usize) {
    let Some(at) = info.location() else {
        return ("unknown place".into(), 0);
    };
    let file = short(at.file());
    if is_of_a_step(&file) {
        return (file, at.line() as usize);
    }
    // `#`: with whole paths, not with those from the current folder.
    let frames = format!("{:#}", Backtrace::force_capture());
    let own = frames.lines().find_map(|frame| {
        let mut parts = frame.trim().strip_prefix("at ")?.rsplitn(3, ':');
        let (_column, line) = (parts.next()?, parts.next()?.parse().ok()?);
        let file = short(parts.next()?);
        is_of_a_step(&file).then_some((file, line))
    });
    own.unwrap_or((file, at.line() as usize))
}

fn is_of_a_step(file: &str) -> bool {
    file.starts_with("steps/step") || file.starts_with("solutions/step")
}

/// A stub's text ends with the values at hand, after a ` — `: they keep the
/// compiler from warning about unused arguments and are of no use to a reader.
fn without_values(what: &str) -> &str {
    what.split(" — ").next().unwrap_or(what).trim_end()
}

/// The path from the workbook's root, which is where a learner's editor is.
fn short(file: &str) -> String {
    let file = file.replace('\\', "/");
    let start = ["steps/", "solutions/", "tests/"]
        .iter()
        .filter_map(|top| file.rfind(top))
        .min();
    start.map_or(file.clone(), |start| file[start..].to_owned())
}

/// All exercises that are still to do in the source files below `folder`, in
/// the order of their numbers. Nothing is compiled or run for this.
///
/// # Errors
/// When a file cannot be read.
pub fn find_to_do(folder: &Path) -> io::Result<Vec<ToDo>> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let file = path.to_string_lossy();
                found.extend(to_do_in(&file, &fs::read_to_string(&path)?));
            }
        }
    }
    // By number; what belongs to one exercise stays in the order of its lines.
    found.sort_by_key(|to_do| to_do.what.split(':').next().map(str::to_owned));
    Ok(found)
}

/// All exercises that are still to do in the text of a source file.
pub fn to_do_in(file: &str, text: &str) -> Vec<ToDo> {
    let starts = text.match_indices(IN_SOURCE);
    let to_do = starts.filter_map(|(start, quote)| {
        // The formatter may put a long text on a line of its own.
        let before = text[..start].trim_end().strip_suffix("todo!(")?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        if line.trim_start().starts_with("//") {
            return None;
        }
        let rest = &text[start + quote.len()..];
        let what = rest.split('"').next().unwrap_or_default();
        Some(ToDo {
            what: format!("exercise {}", without_values(&fold_spaces(what))),
            file: short(file),
            line: before.matches('\n').count() + 1,
        })
    });
    to_do.collect()
}

/// Joins a text that goes on in the next line of the source.
fn fold_spaces(text: &str) -> String {
    text.replace("\\\n", "")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_todo_is_told_from_a_panic() {
        let to_do = catch(async { todo!("exercise 1.2: send it — GET /json") }).await;
        let to_do: Result<(), Stopped> = to_do;
        let Err(Stopped::ToDo(to_do)) = to_do else {
            panic!("not reported as to do: {to_do:?}");
        };
        assert_eq!(to_do.what, "exercise 1.2: send it");
        assert_eq!(to_do.file, "steps/lab/src/exercise.rs");

        let broken: Result<(), Stopped> = catch(async { panic!("an index") }).await;
        assert!(matches!(broken, Err(Stopped::Panic { message, .. }) if message == "an index"));
        assert_eq!(catch(async { 7 }).await, Ok(7));
    }

    #[tokio::test]
    async fn a_todo_in_a_spawned_task_is_found() {
        let outcome = catch(async {
            tokio::spawn(async { todo!("exercise 4.3: in a task") })
                .await
                .is_err()
        });
        assert!(matches!(outcome.await, Err(Stopped::ToDo(_))));
    }

    #[tokio::test]
    async fn what_stopped_other_work_can_stop_this_work_too() {
        let first: Result<(), Stopped> = catch(async { todo!("exercise 8.1: write a test") }).await;
        let first: Stopped = first.unwrap_err();
        let again = first.clone();
        let second: Result<(), Stopped> = catch(async { again.resume() }).await;
        assert_eq!(second, Err(first));
    }

    #[test]
    fn exercises_in_a_source_are_listed_with_their_lines() {
        let source = "fn a() {\n    todo!(\n        \"exercise 2.1: first \\\n        part — {x}\"\n    )\n}\n\
                      fn b() { todo!(\"exercise 2.2: second\") }\n// todo!(\"exercise 2.3: none\")\n";
        let found = to_do_in("/home/me/steps/step2_errors/src/a.rs", source);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].what, "exercise 2.1: first part");
        assert_eq!(found[0].file, "steps/step2_errors/src/a.rs");
        assert_eq!((found[0].line, found[1].line), (2, 7));
        assert_eq!(found[1].what, "exercise 2.2: second");
    }
}
