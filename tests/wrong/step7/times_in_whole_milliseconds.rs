// Mistake: what a time has below a millisecond is cut off while it is read.
// Caught by: exercise_2_reading::a_time_is_not_changed_to_fit_the_rules
// ANCHOR: exercise_7_2_duration
humantime::parse_duration(text)
    .map(|time| Duration::from_millis(time.as_millis() as u64))
    .map_err(|_| "is not a time with a unit, such as 500ms or 2s".to_owned())
// ANCHOR_END: exercise_7_2_duration
