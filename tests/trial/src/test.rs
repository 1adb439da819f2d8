//! A test, as a value.

use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::Subject;

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// A test that can be run on any client.
pub struct Test {
    name: String,
    work: Box<dyn Fn(Subject) -> Work + Send + Sync>,
    /// Whether it had to be stopped once, in real time. It is not run again then:
    /// a hundred times three seconds are a long wait.
    is_given_up: AtomicBool,
}

/// Makes a test of a function. It has the function's name.
#[track_caller]
pub fn test<F, Fut>(function: F) -> Test
where
    F: Fn(Subject) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = ()> + 'static,
{
    // Such as `step8::wire::a_404_is_not_retried`.
    let path = std::any::type_name::<F>();
    let path = path.split('<').next().unwrap_or(path);
    let name = match path.rsplit("::").next() {
        Some("{{closure}}") | None => {
            format!("the closure in line {}", Location::caller().line())
        }
        Some(name) => name.to_owned(),
    };
    Test {
        name,
        work: Box::new(move |subject| Box::pin(function(subject))),
        is_given_up: AtomicBool::new(false),
    }
}

impl Test {
    /// The name of its function.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Tries it on one client.
    pub(crate) fn on(&self, subject: Subject) -> Work {
        (self.work)(subject)
    }

    pub(crate) fn give_up(&self) {
        self.is_given_up.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_given_up(&self) -> bool {
        self.is_given_up.load(Ordering::Relaxed)
    }
}
