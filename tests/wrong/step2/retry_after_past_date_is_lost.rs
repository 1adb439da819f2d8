// Mistake: a date in the past is treated as if there were no `Retry-After` at all.
// Caught by: exercise_2_retry_after::a_date_in_the_past_means_at_once
// ANCHOR: exercise_2_2
use reqwest::header::{DATE, RETRY_AFTER};

let value = text(headers, RETRY_AFTER)?;
if value.bytes().all(|byte| byte.is_ascii_digit()) {
    return value.parse().ok().map(Duration::from_secs);
}
let until = httpdate::parse_http_date(value).ok()?;
let sent = text(headers, DATE).and_then(|date| httpdate::parse_http_date(date).ok());
until.duration_since(sent.unwrap_or(now)).ok()
// ANCHOR_END: exercise_2_2
