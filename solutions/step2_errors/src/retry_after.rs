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
    // STUB todo!("exercise 2.2: read both forms of Retry-After — {headers:?} {now:?}")
    // ANCHOR: exercise_2_2
    use reqwest::header::{DATE, RETRY_AFTER};

    let value = text(headers, RETRY_AFTER)?;
    // `parse` would also take a plus sign.
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.parse().ok().map(Duration::from_secs);
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let sent = text(headers, DATE).and_then(|date| httpdate::parse_http_date(date).ok());
    let wait = until.duration_since(sent.unwrap_or(now));
    Some(wait.unwrap_or(Duration::ZERO))
    // ANCHOR_END: exercise_2_2
}

// STUB
// ANCHOR: exercise_2_2_text
/// A header's value, if there is one and it is text.
fn text(headers: &HeaderMap, name: reqwest::header::HeaderName) -> Option<&str> {
    let value = headers.get(name)?.to_str().ok()?;
    Some(value.trim())
}
// ANCHOR_END: exercise_2_2_text
