// Mistake: what the parser says is passed on, and it repeats the text.
// Caught by: exercise_2_reading::a_time_that_cannot_be_read_is_explained_and_not_repeated
// ANCHOR: exercise_7_2_duration
humantime::parse_duration(text).map_err(|error| error.to_string())
// ANCHOR_END: exercise_7_2_duration
