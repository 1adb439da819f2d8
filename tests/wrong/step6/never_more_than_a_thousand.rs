// Mistake: a limit in the code, which no configuration shows, lets no more than a thousand run.
// Caught by: exercise_2_permits::a_limit_of_thousands_is_meant
// ANCHOR: exercise_6_2_new
// A semaphore panics when it is asked for more permits than it can count.
let max_concurrent = config.max_concurrent.min(1000);
Limiter {
    config: BulkheadConfig {
        max_concurrent,
        ..config
    },
    inside: Mutex::new(0),
    permits: Semaphore::new(max_concurrent),
}
// ANCHOR_END: exercise_6_2_new
