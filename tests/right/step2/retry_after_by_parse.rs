// Right: what `parse` takes is a number of seconds, everything else is tried as a date.
// ANCHOR: exercise_2_2
use reqwest::header::{DATE, RETRY_AFTER};

let value = text(headers, RETRY_AFTER)?;
if let Ok(seconds) = value.parse::<u64>() {
    return Some(Duration::from_secs(seconds));
}
let until = httpdate::parse_http_date(value).ok()?;
let sent = text(headers, DATE).and_then(|date| httpdate::parse_http_date(date).ok());
let wait = until.duration_since(sent.unwrap_or(now));
Some(wait.unwrap_or_default())
// ANCHOR_END: exercise_2_2
