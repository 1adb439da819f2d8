//! Exercise 8.3: injected faults, and tests with a crowd.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rand::SeedableRng;
use rand::rngs::StdRng;
use step2::{ApiError, Reply};
use step3::{Request, Transport};
use trial::Test;

/// Lets some calls fail on purpose, at random. Clones share the dice.
///
/// It stands innermost, in place of a network that fails: so every protection
/// sees the fault as it would see a real one.
#[derive(Clone)]
pub struct Faulty<T> {
    inner: T,
    dice: Arc<Mutex<Dice>>,
}

struct Dice {
    /// The share of calls that fail, from 0 to 1.
    rate: f64,
    random: StdRng,
    /// How many calls there were.
    calls: usize,
}

impl<T: Transport> Faulty<T> {
    /// Lets a share of `rate` of the calls to `inner` fail. The same seed lets the
    /// same ones fail.
    pub fn new(inner: T, rate: f64, seed: u64) -> Faulty<T> {
        let random = StdRng::seed_from_u64(seed);
        let dice = Dice {
            rate,
            random,
            calls: 0,
        };
        Faulty {
            inner,
            dice: Arc::new(Mutex::new(dice)),
        }
    }

    /// From now on, a share of `rate` fails: 0 for none, 1 for all.
    pub fn set_rate(&self, rate: f64) {
        self.dice().rate = rate;
    }

    /// How many calls there were, with those that failed.
    pub fn calls(&self) -> usize {
        self.dice().calls
    }

    fn dice(&self) -> MutexGuard<'_, Dice> {
        self.dice.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Transport> Transport for Faulty<T> {
    /// Counts the call. Then draws a number from 0 up to, but not including, 1: if
    /// it is below `rate`, the call fails and `inner` does not hear of it. Each call
    /// draws its number, also when the rate is 0 or 1, so that the same seed goes on
    /// with the same ones.
    ///
    /// # Errors
    /// [`ApiError::Connection`], of which nobody knows whether it was executed, if
    /// the dice say so. All others are handed on.
    async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        todo!(
            "exercise 8.3: fail if the dice say so — {request:?} {} {:?}",
            size_of_val(&self.inner),
            self.dice().random
        )
    }
}

/// Tests of what a client does when much goes wrong at once. They run on a paused
/// clock, as those of exercise 8.2 do.
///
/// These are the promises:
///
/// 1. Each caller gets the answer to its own request, however many there are.
/// 2. All calls together make no more retries than `budget.reserve`, and
///    `budget.percent` hundredths of a retry for each call.
/// 3. `max_concurrent` calls run at a time; up to `max_queue` more wait for their
///    turn, up to `max_wait`, and then run, too. A call that fails, and one whose
///    caller goes away, while it runs or while it waits, leaves nothing behind:
///    afterwards as many may run at a time as before.
/// 4. When the service is well again, so is the client, at the latest after
///    `open_for` and as many calls as there are probes; also if callers went away
///    meanwhile. If one of them was a probe's, that may take another `open_for`
///    from then on.
pub fn tests() -> Vec<Test> {
    todo!("exercise 8.3: test the promises with a crowd and with faults")
}
