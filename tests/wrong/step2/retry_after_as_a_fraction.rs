// Mistake: `Retry-After` is read as a decimal number, and a negative one is a panic.
// Caught by: exercise_2_retry_after::rubbish_is_as_good_as_nothing
// ANCHOR: exercise_2_2
use reqwest::header::{DATE, RETRY_AFTER};

let value = text(headers, RETRY_AFTER)?;
if let Ok(seconds) = value.parse() {
    return Some(Duration::from_secs_f64(seconds));
}
let until = httpdate::parse_http_date(value).ok()?;
let sent = text(headers, DATE).and_then(|date| httpdate::parse_http_date(date).ok());
let wait = until.duration_since(sent.unwrap_or(now));
Some(wait.unwrap_or(Duration::ZERO))
// ANCHOR_END: exercise_2_2
