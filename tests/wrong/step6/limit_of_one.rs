// Mistake: the limit is always one: a `Mutex` in all but name.
// Caught by: exercise_2_permits::calls_are_let_in_as_admit_says
// Also caught by: exercise_2_permits::many_threads_get_in_no_more_than_there_is_room_for
// ANCHOR: exercise_6_2_new
Limiter {
    inside: Mutex::new(0),
    permits: Semaphore::new(1),
    config,
}
// ANCHOR_END: exercise_6_2_new
