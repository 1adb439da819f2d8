// Mistake: a time is read as a floating-point number, and a negative one panics.
// Caught by: exercise_2_reading::a_number_without_a_unit_is_no_time
// ANCHOR: exercise_7_2_duration
if let Some(Ok(seconds)) = text.strip_suffix('s').map(str::parse::<f64>) {
    return Ok(Duration::from_secs_f64(seconds));
}
humantime::parse_duration(text)
    .map_err(|_| "is not a time with a unit, such as 500ms or 2s".to_owned())
// ANCHOR_END: exercise_7_2_duration
