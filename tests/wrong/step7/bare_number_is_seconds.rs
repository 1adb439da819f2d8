// Mistake: a number without a unit is taken for seconds.
// Caught by: exercise_2_reading::a_number_without_a_unit_is_no_time
// ANCHOR: exercise_7_2_duration
if let Ok(seconds) = text.parse() {
    return Ok(Duration::from_secs(seconds));
}
humantime::parse_duration(text)
    .map_err(|_| "is not a time with a unit, such as 500ms or 2s".to_owned())
// ANCHOR_END: exercise_7_2_duration
