// Mistake: only whole seconds can be read.
// Caught by: exercise_2_reading::a_time_is_read_with_its_unit
// ANCHOR: exercise_7_2_duration
let seconds = text.strip_suffix('s').and_then(|number| number.parse().ok());
seconds.map(Duration::from_secs).ok_or("is not a time".to_owned())
// ANCHOR_END: exercise_7_2_duration
