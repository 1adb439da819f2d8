// Mistake: a date counts only in the form that is used most.
// Caught by: exercise_2_retry_after::a_date_may_be_written_in_the_old_ways
// ANCHOR: exercise_2_2
use reqwest::header::{DATE, RETRY_AFTER};

let value = text(headers, RETRY_AFTER)?;
if value.bytes().all(|byte| byte.is_ascii_digit()) {
    return value.parse().ok().map(Duration::from_secs);
}
if !value.ends_with("GMT") || value.len() != 29 { return None; }
let until = httpdate::parse_http_date(value).ok()?;
let sent = text(headers, DATE).and_then(|date| httpdate::parse_http_date(date).ok());
let wait = until.duration_since(sent.unwrap_or(now));
Some(wait.unwrap_or(Duration::ZERO))
// ANCHOR_END: exercise_2_2
