// Mistake: the property asks again until it is admitted, and its clock stands still.
// Caught by: exercise_4_property::the_property_comes_to_an_end
// ANCHOR: exercise_8_4
let mut breaker = breaker;
let at = Instant::now();
for event in events {
    if let Event::End(_, verdict) = event {
        loop {
            if let Ok(ticket) = breaker.admit(at) {
                breaker.on_result(at, ticket, *verdict);
                break;
            }
        }
    }
}
Ok(())
// ANCHOR_END: exercise_8_4
