// Mistake: a time that cannot be read is reported without a sentence.
// Caught by: exercise_2_reading::a_time_that_cannot_be_read_is_explained_and_not_repeated
// ANCHOR: exercise_7_2_duration
humantime::parse_duration(text).map_err(|_| String::new())
// ANCHOR_END: exercise_7_2_duration
