// Mistake: minutes and hours are multiplied without looking whether the number still fits.
// Caught by: exercise_2_reading::no_number_is_too_large_for_a_time_to_be_read
// ANCHOR: exercise_7_2_duration
let wrong = || "is not a time with a unit, such as 500ms or 2s".to_owned();
if text.trim().is_empty() {
    return Err(wrong());
}
let mut total = Duration::ZERO;
for part in text.split_whitespace() {
    let split = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    let (number, unit) = part.split_at(split);
    let number: u64 = number.parse().map_err(|_| wrong())?;
    total += match unit {
        "ms" => Duration::from_millis(number),
        "s" => Duration::from_secs(number),
        "m" => Duration::from_secs(number * 60),
        "h" => Duration::from_secs(number * 3600),
        _ => return Err(wrong()),
    };
}
Ok(total)
// ANCHOR_END: exercise_7_2_duration
