//! A crowd: many calls, made in virtual time.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until, timeout_at};

use super::clock::milliseconds_since;
use super::{Done, Think};

/// Makes calls at these times, counted from now, whether or not those before have
/// been answered: users who do not know that the service is slow. `call` is given
/// the number of the call.
///
/// It ends when all calls have ended, or else at `until`: then what is left is
/// dropped. Returns the calls in the order in which they began.
///
/// # Panics
/// When a call panics.
pub async fn open_loop<T, F>(
    arrivals: impl IntoIterator<Item = Duration>,
    until: Duration,
    call: impl Fn(u32) -> F,
) -> Vec<Done<T>>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let crowd = Crowd::new();
    let arrivals = arrivals.into_iter().take_while(|at| *at < until);
    let mut calls = JoinSet::new();
    let driving = async {
        for (number, at) in (0..).zip(arrivals) {
            sleep_until(crowd.start + at).await;
            calls.spawn(crowd.clone().record(number, call(number)));
            while let Some(ended) = calls.try_join_next() {
                unwrap(ended);
            }
        }
        join(&mut calls).await;
    };
    let _ = timeout_at(crowd.start + until, driving).await;
    calls.shutdown().await;
    crowd.done()
}

/// So many clients, each of which thinks, calls, waits for the answer, thinks
/// again, and so on until `until`, counted from now. `call` is given the number
/// of the client. What is left at the end is dropped.
///
/// Returns the calls in the order in which they began.
///
/// # Panics
/// When a call panics.
pub async fn closed_loop<T, F>(
    clients: u32,
    think: Think,
    until: Duration,
    call: impl Fn(u32) -> F + Clone + Send + 'static,
) -> Vec<Done<T>>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let crowd = Crowd::new();
    let mut tasks = JoinSet::new();
    for client in 0..clients {
        let (crowd, call) = (crowd.clone(), call.clone());
        let mut random = think.random(client);
        tasks.spawn(async move {
            loop {
                sleep(think.wait(&mut random)).await;
                crowd.clone().record(client, call(client)).await;
            }
        });
    }
    let _ = timeout_at(crowd.start + until, join(&mut tasks)).await;
    tasks.shutdown().await;
    crowd.done()
}

async fn join<T: 'static>(tasks: &mut JoinSet<T>) {
    while let Some(ended) = tasks.join_next().await {
        unwrap(ended);
    }
}

/// Hands on a panic.
fn unwrap<T>(ended: Result<T, tokio::task::JoinError>) {
    if let Err(error) = ended
        && error.is_panic()
    {
        std::panic::resume_unwind(error.into_panic());
    }
}

/// The record of a run, which its calls share.
struct Crowd<T> {
    start: Instant,
    calls: Arc<Mutex<Vec<Done<T>>>>,
}

impl<T> Clone for Crowd<T> {
    fn clone(&self) -> Self {
        Crowd {
            start: self.start,
            calls: Arc::clone(&self.calls),
        }
    }
}

impl<T> Crowd<T> {
    fn new() -> Crowd<T> {
        Crowd {
            start: Instant::now(),
            calls: Arc::default(),
        }
    }

    async fn record(self, number: u32, call: impl Future<Output = T>) {
        let index = self.with(|calls| {
            calls.push(Done {
                number,
                started: milliseconds_since(self.start),
                outcome: None,
            });
            calls.len() - 1
        });
        let outcome = call.await;
        let now = milliseconds_since(self.start);
        self.with(|calls| calls[index].outcome = Some((now, outcome)));
    }

    fn done(self) -> Vec<Done<T>> {
        self.with(std::mem::take)
    }

    fn with<R>(&self, work: impl FnOnce(&mut Vec<Done<T>>) -> R) -> R {
        work(&mut self.calls.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
