// Right: the date form is tried first, then digits one by one, without a helper.
// ANCHOR: exercise_2_2
let field = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
let date = |name| field(name).and_then(|value| httpdate::parse_http_date(value).ok());

if let Some(until) = date("retry-after") {
    let start = date("date").unwrap_or(now);
    return match until > start {
        true => until.duration_since(start).ok(),
        false => Some(Duration::ZERO),
    };
}
let digits = field("retry-after")?.trim();
let mut seconds = (!digits.is_empty()).then_some(0_u64)?;
for digit in digits.chars() {
    let digit = digit.to_digit(10)?;
    seconds = seconds.checked_mul(10)?.checked_add(digit.into())?;
}
Some(Duration::from_secs(seconds))
// ANCHOR_END: exercise_2_2
// ANCHOR: exercise_2_2_text
// ANCHOR_END: exercise_2_2_text
