// Mistake: the number of seconds has to fit 32 bits.
// Caught by: exercise_2_retry_after::a_number_is_seconds
// ANCHOR: exercise_2_2
    use reqwest::header::{DATE, RETRY_AFTER};

    let value = text(headers, RETRY_AFTER)?;
    // `parse` would also take a plus sign.
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.parse::<u32>().ok().map(|s| Duration::from_secs(s.into()));
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let sent = text(headers, DATE).and_then(|date| httpdate::parse_http_date(date).ok());
    let wait = until.duration_since(sent.unwrap_or(now));
    Some(wait.unwrap_or(Duration::ZERO))
    
// ANCHOR_END: exercise_2_2
