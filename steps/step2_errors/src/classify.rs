//! From what reqwest reports to what a caller can act on.

use std::time::Duration;

use reqwest::StatusCode;

use crate::ApiError;

impl ApiError {
    /// The error for an answer whose status is no success (200 to 299).
    ///
    /// `retry_after` is what the answer asked for, see
    /// [`retry_after`](crate::retry_after); only `Server` and `Client` keep it.
    pub fn from_status(status: StatusCode, retry_after: Option<Duration>) -> ApiError {
        todo!("exercise 2.1: choose the error — {status} {retry_after:?}")
    }

    /// The error for a request that got no answer, or only a part of one.
    ///
    /// The client must not follow redirects: behind one, "could not connect" and
    /// "not an HTTP address" would no longer mean "was never sent".
    pub fn from_reqwest(error: reqwest::Error) -> ApiError {
        todo!("exercise 2.3: choose the error, keep the cause, drop the address — {error:?}")
    }
}
