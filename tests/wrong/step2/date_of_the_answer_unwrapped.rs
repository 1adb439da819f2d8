// Mistake: the Date of the answer is taken for a date before it has been read.
// Caught by: exercise_2_retry_after::a_date_of_the_answer_that_is_rubbish_does_not_panic
// ANCHOR: exercise_2_2
use reqwest::header::{DATE, RETRY_AFTER};

let value = text(headers, RETRY_AFTER)?;
if value.bytes().all(|byte| byte.is_ascii_digit()) {
    return value.parse().ok().map(Duration::from_secs);
}
let until = httpdate::parse_http_date(value).ok()?;
let sent = text(headers, DATE).and_then(|date| Some(httpdate::parse_http_date(date).expect("a date")));
let wait = until.duration_since(sent.unwrap_or(now));
Some(wait.unwrap_or(Duration::ZERO))
// ANCHOR_END: exercise_2_2
