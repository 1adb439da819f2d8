//! A test, as a value.

use std::future::Future;
use std::pin::Pin;

use crate::Subject;

type Work = Pin<Box<dyn Future<Output = ()>>>;

/// A test that can be run on any client.
pub struct Test {
    pub(crate) name: String,
    work: Box<dyn Fn(Subject) -> Work + Send + Sync>,
}

/// Makes a test of a function. It has the function's name.
pub fn test<F, Fut>(function: F) -> Test
where
    F: Fn(Subject) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = ()> + 'static,
{
    // Such as `step8::wire::a_404_is_not_retried`.
    let path = std::any::type_name::<F>();
    let name = path.rsplit("::").next().unwrap_or(path);
    Test {
        name: name.to_owned(),
        work: Box::new(move |subject| Box::pin(function(subject))),
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
}
