//! A retry budget: however many calls fail, retries stay a small share of them.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What one retry costs: the account counts in hundredths of a retry.
const RETRY: u32 = 100;

/// An account of retries that a whole client shares.
///
/// Each call pays in a few percent of a retry, each retry takes a whole one out,
/// and without enough on the account there is no retry. The account holds
/// `reserve` retries at most, and is full at the start.
///
/// Source: Marc Brooker, "Fixing retries with token buckets and circuit
/// breakers", 2022. There only a success pays in; here each call does, so that a
/// share of retries is left during a long outage, to notice when it is over.
// ANCHOR: budget
#[derive(Debug)]
pub struct RetryBudget {
    reserve: u32,
    percent: u32,
    /// Hundredths of a retry.
    account: Mutex<u32>,
}
// ANCHOR_END: budget

impl Default for RetryBudget {
    /// A reserve of 10 retries, refilled by 10 % of the calls.
    fn default() -> Self {
        RetryBudget::new(10, 10)
    }
}

impl RetryBudget {
    /// A full account of `reserve` retries, to which each call adds `percent`
    /// hundredths of a retry.
    pub fn new(reserve: u32, percent: u32) -> RetryBudget {
        RetryBudget {
            reserve,
            percent,
            account: Mutex::new(reserve.saturating_mul(RETRY)),
        }
    }

    /// How many retries the account would pay for right now.
    pub fn available(&self) -> u32 {
        *self.account() / RETRY
    }

    /// Pays in for one call. The account never holds more than the reserve.
    pub fn deposit(&self) {
        // STUB todo!(
        // STUB     "exercise 4.5: pay in for one call, up to the reserve — {} {}",
        // STUB     self.percent,
        // STUB     self.reserve
        // STUB )
        // ANCHOR: exercise_4_5_deposit
        let full = self.reserve.saturating_mul(RETRY);
        let mut account = self.account();
        *account = account.saturating_add(self.percent).min(full);
        // ANCHOR_END: exercise_4_5_deposit
    }

    /// Takes one retry out. `false`, and no change, when there is less than one.
    pub fn withdraw(&self) -> bool {
        // STUB todo!("exercise 4.5: take one retry out, if there is one")
        // ANCHOR: exercise_4_5
        let mut account = self.account();
        match account.checked_sub(RETRY) {
            Some(rest) => {
                *account = rest;
                true
            }
            None => false,
        }
        // ANCHOR_END: exercise_4_5
    }

    /// The account. A panic elsewhere cannot leave a number half-written, so a
    /// poisoned lock is used as any other.
    fn account(&self) -> MutexGuard<'_, u32> {
        self.account.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
