// Mistake: a `Date` that is a day ahead of the local clock is not believed.
// Caught by: exercise_2_retry_after::a_clock_that_is_behind_does_no_harm_either
// ANCHOR: exercise_2_2
    use reqwest::header::{DATE, RETRY_AFTER};

    let value = text(headers, RETRY_AFTER)?;
    // `parse` would also take a plus sign.
    if value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.parse().ok().map(Duration::from_secs);
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let sent = text(headers, DATE).and_then(|date| httpdate::parse_http_date(date).ok());
    let wait = until.duration_since(sent.filter(|s| *s <= now + Duration::from_secs(86_400)).unwrap_or(now));
    Some(wait.unwrap_or(Duration::ZERO))
    
// ANCHOR_END: exercise_2_2
