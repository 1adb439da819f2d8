//! A caller: somebody who makes a call, and does not always wait for its end.

use std::any::Any;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::time::Duration;

use solution7::ResilientClient;
use step2::ApiError;
use step3::{Request, Transport};
use step4::RetryBudget;
use tokio::time::{sleep, timeout};

/// The shares of callers that leave before the end of their call, and that panic
/// while it is under way.
const LEAVE: f64 = 0.06;
const PANIC: f64 = 0.02;

/// What a panic that belongs to the test carries. It is thrown by `resume_unwind`,
/// which prints nothing, so whatever is printed is a panic that nobody planned.
pub struct Planned;

/// What comes of calls, by its name: an answer, an error of the client, or an end
/// that the caller chose.
pub const ANSWERED: &str = "answered";
pub const DROPPED: &str = "dropped by its caller";
pub const PANICKED: &str = "panicked, as planned";
const LATE: &str = "late";

/// How a caller behaves. Times are counted from the beginning of its call.
#[derive(Clone, Copy)]
enum Caller {
    Waits,
    Leaves(Duration),
    Panics(Duration),
}

/// The rules for all callers of a run.
#[derive(Clone, Copy)]
pub struct Rules {
    /// Those who leave or panic do so after this time at most.
    pub patience: Duration,
    /// A call that takes longer has not ended in time.
    pub limit: Duration,
    /// What errors may say.
    pub known: &'static [&'static str],
}

impl Rules {
    /// How the next caller behaves. `random` draws numbers from 0 up to 1.
    fn draw(&self, random: impl Fn() -> f64) -> Caller {
        // Squared: many are in a hurry, since many calls are quick.
        let (kind, after) = (random(), self.patience.mul_f64(random().powi(2)));
        if kind < LEAVE {
            Caller::Leaves(after)
        } else if kind < LEAVE + PANIC {
            Caller::Panics(after)
        } else {
            Caller::Waits
        }
    }

    /// Makes one call, and says what came of it.
    ///
    /// # Errors
    /// What must never come of a call, in a sentence: it has not ended in time, its
    /// error is not known, or the client panics by itself.
    pub async fn call<T: Transport + 'static>(
        self,
        client: &Arc<ResilientClient<T>>,
        request: Request,
        random: impl Fn() -> f64,
    ) -> Result<&'static str, String> {
        let caller = self.draw(random);
        let what = format!("{} {}", request.method, request.path);
        let client = Arc::clone(client);
        // In a task of its own, which is what a panic takes with it.
        let task = tokio::spawn(async move {
            let call = client.send(&request);
            match caller {
                Caller::Waits => timeout(self.limit, call).await.map_err(|_| LATE),
                Caller::Leaves(after) => timeout(after, call).await.map_err(|_| DROPPED),
                Caller::Panics(after) => tokio::select! {
                    biased;
                    outcome = call => Ok(outcome),
                    () = sleep(after) => resume_unwind(Box::new(Planned)),
                },
            }
        });
        match task.await {
            Ok(Ok(Ok(_))) => Ok(ANSWERED),
            Ok(Ok(Err(error))) => self.name(&error).ok_or_else(|| {
                format!("{what} ended with {error:?}, which nothing in this test can cause")
            }),
            Ok(Err(LATE)) => Err(format!(
                "{what} has not ended after {:?}, which is far behind its deadline",
                self.limit
            )),
            Ok(Err(left)) => Ok(left),
            Err(ended) => match ended.try_into_panic() {
                Ok(cause) if cause.is::<Planned>() => Ok(PANICKED),
                Ok(cause) => Err(format!("{what} panicked by itself: {}", said(&*cause))),
                Err(_) => Err(format!("the task of {what} was stopped by the client")),
            },
        }
    }

    /// What an error says, without its numbers: `circuit open`, and not for how long.
    fn name(&self, error: &ApiError) -> Option<&'static str> {
        let text = error.to_string();
        let mut names = self.known.iter();
        names.find(|name| text.starts_with(**name)).copied()
    }
}

/// What a panic said.
fn said(cause: &(dyn Any + Send)) -> &str {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    text.or(cause.downcast_ref::<&str>().copied())
        .unwrap_or("without a text")
}

/// That the budget holds no more than its reserve.
///
/// # Panics
/// When it does.
pub fn check_budget(budget: &RetryBudget, reserve: u32) {
    let available = budget.available();
    assert!(
        available <= reserve,
        "the retry budget holds {available} retries, and its reserve is {reserve}"
    );
}
