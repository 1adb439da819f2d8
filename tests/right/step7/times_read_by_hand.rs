// Right: times read by hand, with the units that the comment names.
// ANCHOR: exercise_7_2_duration
let mut total = Duration::ZERO;
if text.trim().is_empty() {
    return Err("is empty".into());
}
for part in text.split_whitespace() {
    let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    let (number, unit) = part.split_at(digits);
    let number: u64 = number.parse().map_err(|_| "does not begin with a number")?;
    let millis = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => return Err("has no unit: ms, s, m or h".into()),
    };
    let millis = number.checked_mul(millis).ok_or("is too long")?;
    total = total.saturating_add(Duration::from_millis(millis));
}
Ok(total)
// ANCHOR_END: exercise_7_2_duration
