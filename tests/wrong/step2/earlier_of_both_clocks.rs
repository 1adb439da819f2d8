// Mistake: of the two clocks the earlier one counts, which is wrong when it is ours.
// Caught by: exercise_2_retry_after::a_clock_that_is_behind_does_no_harm_either
// ANCHOR: exercise_2_2
use reqwest::header::{DATE, RETRY_AFTER};

let value = text(headers, RETRY_AFTER)?;
if value.bytes().all(|byte| byte.is_ascii_digit()) {
    return value.parse().ok().map(Duration::from_secs);
}
let until = httpdate::parse_http_date(value).ok()?;
let sent = text(headers, DATE).and_then(|date| httpdate::parse_http_date(date).ok());
let wait = until.duration_since(sent.unwrap_or(now).min(now));
Some(wait.unwrap_or(Duration::ZERO))
// ANCHOR_END: exercise_2_2
