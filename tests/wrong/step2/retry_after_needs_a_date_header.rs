// Mistake: the date in `Retry-After` counts only if the answer has a `Date` header too.
// Caught by: exercise_2_retry_after::a_date_counts_from_now_when_the_answer_has_none
// ANCHOR: exercise_2_2
use reqwest::header::{DATE, RETRY_AFTER};

let _ = now;
let value = text(headers, RETRY_AFTER)?;
if value.bytes().all(|byte| byte.is_ascii_digit()) {
    return value.parse().ok().map(Duration::from_secs);
}
let until = httpdate::parse_http_date(value).ok()?;
let sent = httpdate::parse_http_date(text(headers, DATE)?).ok()?;
Some(until.duration_since(sent).unwrap_or(Duration::ZERO))
// ANCHOR_END: exercise_2_2
