// Mistake: the limit is always one: a `Mutex` in all but name.
// Caught by: exercise_2_permits::calls_are_let_in_as_admit_says
// ANCHOR: exercise_6_2_new
Limiter {
    inside: Mutex::new(0),
    permits: Semaphore::new(1),
    config,
}
// ANCHOR_END: exercise_6_2_new
