// Mistake: the property knows when nobody may be admitted, and not when somebody must be.
// Caught by: exercise_4_property::the_wedged_breaker_is_caught
// Also caught by: exercise_4_property::the_touchy_breaker_is_caught
// ANCHOR: exercise_8_4
let mut breaker = breaker;
let mut calls: Vec<Ticket> = Vec::new();
let mut at = Instant::now();
let mut closed_until = at;
for event in events {
    match event {
        Event::Wait(millis) => at += Duration::from_millis(*millis),
        Event::Ask => match breaker.admit(at) {
            Ok(_) if at < closed_until => return Err("admitted too early".into()),
            Ok(ticket) => calls.push(ticket),
            Err(refused) => closed_until = at + refused.retry_in,
        },
        Event::End(which, verdict) if !calls.is_empty() => {
            let ticket = calls.swap_remove(which % calls.len());
            breaker.on_result(at, ticket, *verdict);
        }
        Event::End(..) => {}
    }
}
Ok(())
// ANCHOR_END: exercise_8_4
