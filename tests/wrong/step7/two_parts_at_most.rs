// Mistake: a time of three parts cannot be read.
// Caught by: exercise_2_reading::a_time_is_read_with_its_unit
// ANCHOR: exercise_7_2_duration
let part = |text: &str| -> Option<Duration> {
    let at = text.find(|c: char| !c.is_ascii_digit())?;
    let number: u64 = text[..at].parse().ok()?;
    let seconds = |each| number.checked_mul(each).map(Duration::from_secs);
    match &text[at..] {
        "ms" => Some(Duration::from_millis(number)),
        "s" => seconds(1),
        "m" => seconds(60),
        "h" => seconds(3600),
        "day" | "days" | "d" => seconds(24 * 3600),
        _ => None,
    }
};
let time = match text.split_once(' ') {
    Some((long, short)) => part(long).zip(part(short)).and_then(|(a, b)| a.checked_add(b)),
    None => part(text),
};
time.ok_or_else(|| "is not a time with a unit, such as 500ms or 2s".to_owned())
// ANCHOR_END: exercise_7_2_duration
