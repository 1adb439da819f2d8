// Mistake: the date in `Retry-After` is compared with the local clock, which may be wrong.
// Caught by: exercise_2_retry_after::a_date_counts_from_the_date_of_the_answer
// ANCHOR: exercise_2_2
let value = text(headers, reqwest::header::RETRY_AFTER)?;
if value.bytes().all(|byte| byte.is_ascii_digit()) {
    return value.parse().ok().map(Duration::from_secs);
}
let until = httpdate::parse_http_date(value).ok()?;
Some(until.duration_since(now).unwrap_or(Duration::ZERO))
// ANCHOR_END: exercise_2_2
