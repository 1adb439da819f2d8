// Mistake: what is left until a date is cut to whole seconds.
// Caught by: exercise_2_retry_after::a_date_counts_from_now_when_the_answer_has_none
// ANCHOR: exercise_2_2
    use reqwest::header::{DATE, RETRY_AFTER};

    let value = text(headers, RETRY_AFTER)?;
    // `parse` would also take a plus sign.
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.parse().ok().map(Duration::from_secs);
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let sent = text(headers, DATE).and_then(|date| httpdate::parse_http_date(date).ok());
    let wait = until.duration_since(sent.unwrap_or(now));
    Some(Duration::from_secs(wait.unwrap_or(Duration::ZERO).as_secs()))
    
// ANCHOR_END: exercise_2_2
