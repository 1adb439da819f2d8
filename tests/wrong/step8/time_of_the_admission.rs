// Mistake: The breaker and the rules hear the time of the admission instead of that of the result.
// Caught by: exercise_4_property::the_backdated_breaker_is_caught
// ANCHOR: exercise_8_4
    let (mut breaker, mut rules) = (breaker, Rules::new());
    let mut calls: Vec<(Ticket, u32, u64)> = Vec::new();
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
                if left != expected {
                    let (found, expected) = (told(left), told(expected));
                    return Err(format!("after {now} ms: {found} instead of {expected}"));
                }
                calls.extend(found.ok().map(|ticket| (ticket, rules.period, now)));
            }
            Event::End(which, verdict) if !calls.is_empty() => {
                let (ticket, period, since) = calls.swap_remove(which % calls.len());
                let at = start + Duration::from_millis(since);
                breaker.on_result(at, ticket, *verdict);
                if period == rules.period {
                    rules.end(since, *verdict);
                }
            }
            Event::End(..) => {}
        }
    }
    Ok(())
// ANCHOR_END: exercise_8_4
