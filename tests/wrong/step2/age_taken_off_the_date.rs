// Mistake: the age of the answer is taken off, although its date is known.
// Caught by: exercise_2_retry_after::a_date_counts_from_the_date_of_the_answer
// ANCHOR: exercise_2_2
    use reqwest::header::{DATE, RETRY_AFTER};

    let value = text(headers, RETRY_AFTER)?;
    // `parse` would also take a plus sign.
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.parse().ok().map(Duration::from_secs);
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let sent = text(headers, DATE).and_then(|date| httpdate::parse_http_date(date).ok());
    let age = text(headers, reqwest::header::AGE).and_then(|a| a.parse().ok()).map_or(Duration::ZERO, Duration::from_secs);
    let wait = until.duration_since(sent.unwrap_or(now)).map(|w| w.saturating_sub(age));
    Some(wait.unwrap_or(Duration::ZERO))
    
// ANCHOR_END: exercise_2_2
