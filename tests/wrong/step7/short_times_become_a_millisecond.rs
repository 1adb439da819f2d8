// Mistake: a time below a millisecond is read as one, so that no rule sees it.
// Caught by: exercise_2_reading::a_time_is_not_changed_to_fit_the_rules
// ANCHOR: exercise_7_2_duration
humantime::parse_duration(text)
    .map(|time| if time.is_zero() { time } else { time.max(Duration::from_millis(1)) })
    .map_err(|_| "is not a time with a unit, such as 500ms or 2s".to_owned())
// ANCHOR_END: exercise_7_2_duration
