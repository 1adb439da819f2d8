// Mistake: the unit is taken from the end of the text, and what stands before it is not looked at.
// Caught by: exercise_2_reading::a_number_without_a_unit_is_no_time
// ANCHOR: exercise_7_2_duration
let wrong = || "is not a time with a unit, such as 500ms or 2s".to_owned();
if text.trim().is_empty() {
    return Err(wrong());
}
let mut sum = Duration::ZERO;
for part in text.split_whitespace() {
    let digits = part.chars().take_while(char::is_ascii_digit).count();
    let number: u64 = part[..digits].parse().map_err(|_| wrong())?;
    let seconds = |each: u64| number.checked_mul(each).map(Duration::from_secs).ok_or_else(wrong);
    let time = match &part[part.len() - (part.len() - digits).min(2)..] {
        "ms" => Duration::from_millis(number),
        "s" => seconds(1)?,
        "m" => seconds(60)?,
        "h" => seconds(3600)?,
        _ if number == 0 => Duration::ZERO,
        _ => return Err(wrong()),
    };
    sum = sum.checked_add(time).ok_or_else(wrong)?;
}
Ok(sum)
// ANCHOR_END: exercise_7_2_duration
