// Mistake: each client draws its random numbers from the same seed.
// Caught by: exercise_4_order::the_waits_are_the_configured_ones
// ANCHOR: exercise_7_4
let logged = step3::Timed::new(http);
let limited = step6::Bulkhead::new(logged, config.bulkhead.clone());
let guarded = step5::CircuitBreaker::new(limited, config.breaker.clone());
let seed = std::sync::atomic::AtomicU32::new(42);
let retried = step4::Retry::new(guarded, config.retry.clone())
    .with_budget(budget.into())
    .with_random(move || {
        // A generator of random numbers: each one is made from the one before.
        let ordering = std::sync::atomic::Ordering::Relaxed;
        let last = seed.load(ordering);
        let next = last.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        seed.store(next, ordering);
        f64::from(next) / (f64::from(u32::MAX) + 1.0)
    });
step3::Deadline::new(retried, config.deadline)
// ANCHOR_END: exercise_7_4
