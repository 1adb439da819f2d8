//! The `Retry-After` header: how long a service asks us to stay away.

use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;

/// What the `Retry-After` header of an answer asks for.
///
/// It has two forms (RFC 9110, section 10.2.3): whole seconds, such as `120`,
/// and a date, such as `Fri, 31 Dec 1999 23:59:59 GMT`. A date counts from the
/// answer's own `Date` header, so that a wrong clock on either side does no
/// harm, or from `now` where that is missing; a date in the past means zero.
/// `None` when there is no such header or its value is neither form.
pub fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    todo!("exercise 2.2: read both forms of Retry-After — {headers:?} {now:?}")
}
