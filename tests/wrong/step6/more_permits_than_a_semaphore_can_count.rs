// Mistake: the semaphore is given max_concurrent as it is, and panics at the largest number there is.
// Caught by: exercise_2_permits::the_largest_limits_there_are_do_not_panic
// ANCHOR: exercise_6_2_new
Limiter {
    inside: Mutex::new(0),
    permits: Semaphore::new(config.max_concurrent),
    config,
}
// ANCHOR_END: exercise_6_2_new
