// Mistake: the semaphore has the clamped number of permits, but running is counted from the configured one.
// Caught by: exercise_2_permits::the_largest_limits_there_are_do_not_panic
// ANCHOR: exercise_6_2_new
Limiter {
    inside: Mutex::new(0),
    permits: Semaphore::new(config.max_concurrent.min(Semaphore::MAX_PERMITS)),
    config,
}
// ANCHOR_END: exercise_6_2_new
