// Mistake: the text is cut by bytes, which panics in the middle of a letter.
// Caught by: exercise_2_reading::a_number_without_a_unit_is_no_time
// ANCHOR: exercise_7_2_duration
let wrong = || "is not a time with a unit, such as 500ms or 2s".to_owned();
let mut sum = Duration::ZERO;
let mut any = false;
for part in text.split_whitespace() {
    any = true;
    let (number, each) = if let Some(number) = part.strip_suffix("ms") {
        (number, Duration::from_millis(1))
    } else {
        let (number, unit) = part.split_at(part.len() - 1);
        let seconds = match unit {
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            _ => return Err(wrong()),
        };
        (number, Duration::from_secs(seconds))
    };
    let number: u32 = number.parse().map_err(|_| wrong())?;
    sum = sum.checked_add(each.checked_mul(number).ok_or_else(wrong)?).ok_or_else(wrong)?;
}
if any { Ok(sum) } else { Err(wrong()) }
// ANCHOR_END: exercise_7_2_duration
