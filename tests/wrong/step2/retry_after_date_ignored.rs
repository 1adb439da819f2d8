// Mistake: `Retry-After` is read as a number only, its date form is ignored.
// Caught by: exercise_2_retry_after::a_date_counts_from_the_date_of_the_answer
// ANCHOR: exercise_2_2
let _ = now;
let value = text(headers, reqwest::header::RETRY_AFTER)?;
if value.bytes().all(|byte| byte.is_ascii_digit()) {
    return value.parse().ok().map(Duration::from_secs);
}
None
// ANCHOR_END: exercise_2_2
