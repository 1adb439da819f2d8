// Right: the machine of step 5 itself is what the breaker is compared with.
// ANCHOR: exercise_8_4_use
use tokio::time::Instant;
// ANCHOR_END: exercise_8_4_use
// ANCHOR: exercise_8_4
let mut one = breaker;
let mut two = step5::Machine::new(config());
let mut now = Instant::now();
let mut calls = Vec::new();
for (number, event) in events.iter().enumerate() {
    match event {
        Event::Wait(millis) => now += Duration::from_millis(*millis),
        Event::Ask => match (one.admit(now), two.admit(now)) {
            (Ok(a), Ok(b)) => calls.push((a, b)),
            (Err(a), Err(b)) if a == b => {}
            (a, b) => return Err(format!("event {number}: {a:?} instead of {b:?}")),
        },
        Event::End(_, _) if calls.is_empty() => {}
        Event::End(which, verdict) => {
            let which = which % calls.len();
            let (a, b) = calls.remove(which);
            one.on_result(now, a, *verdict);
            two.on_result(now, b, *verdict);
        }
    }
}
Ok(())
// ANCHOR_END: exercise_8_4
// ANCHOR: exercise_8_4_rules
// ANCHOR_END: exercise_8_4_rules
