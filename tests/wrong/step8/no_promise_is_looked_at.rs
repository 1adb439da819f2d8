// Mistake: the events happen, and nothing is compared.
// Caught by: exercise_4_property::the_crowded_breaker_is_caught
// ANCHOR: exercise_8_4
let mut breaker = breaker;
let mut calls: Vec<Ticket> = Vec::new();
let mut at = Instant::now();
for event in events {
    match event {
        Event::Wait(millis) => at += Duration::from_millis(*millis),
        Event::Ask => calls.extend(breaker.admit(at).ok()),
        Event::End(which, verdict) if !calls.is_empty() => {
            let ticket = calls.swap_remove(which % calls.len());
            breaker.on_result(at, ticket, *verdict);
        }
        Event::End(..) => {}
    }
}
Ok(())
// ANCHOR_END: exercise_8_4
