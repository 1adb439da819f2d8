// Mistake: a wait of more than a day is made one of a day.
// Caught by: exercise_2_retry_after::a_number_is_seconds
// ANCHOR: exercise_2_2
use reqwest::header::{DATE, RETRY_AFTER};

let value = text(headers, RETRY_AFTER)?;
if value.bytes().all(|byte| byte.is_ascii_digit()) {
    return value.parse().ok().map(|s: u64| Duration::from_secs(s.min(86400)));
}
let until = httpdate::parse_http_date(value).ok()?;
let sent = text(headers, DATE).and_then(|date| httpdate::parse_http_date(date).ok());
let wait = until.duration_since(sent.unwrap_or(now));
Some(wait.unwrap_or(Duration::ZERO))
// ANCHOR_END: exercise_2_2
