// Mistake: An ignored result of an earlier period is thrown away, unseen by the breaker.
// Caught by: exercise_4_property::the_displaced_breaker_is_caught
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
                if left != expected {
                    let (found, expected) = (told(left), told(expected));
                    return Err(format!("after {now} ms: {found} instead of {expected}"));
                }
                calls.extend(found.ok().map(|ticket| (ticket, rules.period)));
            }
            Event::End(which, verdict) if !calls.is_empty() => {
                let (ticket, period) = calls.swap_remove(which % calls.len());
                if period == rules.period {
                    breaker.on_result(at, ticket, *verdict);
                    rules.end(now, *verdict);
                } else if *verdict != Verdict::Ignored {
                    // Too late: it changes nothing.
                    breaker.on_result(at, ticket, *verdict);
                }
            }
            Event::End(..) => {}
        }
    }
    Ok(())
// ANCHOR_END: exercise_8_4
