// Mistake: what a refusal says may be a tenth of a second off.
// Caught by: exercise_4_property::the_casual_breaker_is_caught
// ANCHOR: exercise_8_4
let (mut breaker, mut rules) = (breaker, Rules::new());
let mut calls: Vec<(Ticket, u32)> = Vec::new();
let start = Instant::now();
let mut now = 0;
for event in events {
    let at = start + Duration::from_millis(now);
    match event {
        Event::Wait(millis) => now += millis,
        Event::Ask => {
            let expected = rules.ask(now);
            let found = breaker.admit(at);
            let left = found.as_ref().map(drop);
            let left = left.map_err(|refused| refused.retry_in.as_millis() as u64);
            let alike = match (left, expected) {
                    (Ok(()), Ok(())) => true,
                    (Err(found), Err(expected)) => found.abs_diff(expected) <= 100,
                    _ => false,
                };
                if !alike {
                let (found, expected) = (told(left), told(expected));
                return Err(format!("after {now} ms: {found} instead of {expected}"));
            }
            calls.extend(found.ok().map(|ticket| (ticket, rules.period)));
        }
        Event::End(which, verdict) if !calls.is_empty() => {
            let (ticket, period) = calls.swap_remove(which % calls.len());
            breaker.on_result(at, ticket, *verdict);
            if period == rules.period {
                rules.end(now, *verdict);
            }
        }
        Event::End(..) => {}
    }
}
Ok(())
// ANCHOR_END: exercise_8_4
