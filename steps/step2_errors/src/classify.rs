//! From what reqwest reports to what a caller can act on.

use std::time::SystemTime;

use reqwest::StatusCode;
use reqwest::header::HeaderMap;

use crate::ApiError;

impl ApiError {
    /// The error for an answer whose status is no success (200 to 299).
    ///
    /// `headers` are those of the answer, for `Retry-After`; `now` is the time
    /// of day, for its date form.
    pub fn from_status(status: StatusCode, headers: &HeaderMap, now: SystemTime) -> ApiError {
        todo!("exercise 2.1: choose the error — {status} {headers:?} {now:?}")
    }

    /// The error for a request that got no answer, or only a part of one.
    ///
    /// The client must not follow redirects: behind one, "could not connect" and
    /// "not an HTTP address" would no longer mean "was never sent".
    pub fn from_reqwest(error: reqwest::Error) -> ApiError {
        todo!("exercise 2.3: choose the error, keep the cause, drop the address — {error:?}")
    }
}
