// Mistake: `120s` is taken for 120 seconds.
// Caught by: exercise_2_retry_after::rubbish_is_as_good_as_nothing
// ANCHOR: exercise_2_2
    use reqwest::header::{DATE, RETRY_AFTER};

    let value = text(headers, RETRY_AFTER)?;
    // `parse` would also take a plus sign.
    let value = value.trim_end_matches('s');
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.parse().ok().map(Duration::from_secs);
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let sent = text(headers, DATE).and_then(|date| httpdate::parse_http_date(date).ok());
    let wait = until.duration_since(sent.unwrap_or(now));
    Some(wait.unwrap_or(Duration::ZERO))
    
// ANCHOR_END: exercise_2_2
