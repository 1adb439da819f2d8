// Mistake: a place that is given back while the lock is taken is lost.
// Caught by: exercise_2_permits::callers_that_come_and_go_find_no_more_than_there_is
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    limiter: &'a Limiter,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        // A destructor must not block.
        if let Ok(mut inside) = self.limiter.inside.try_lock() {
            *inside -= 1;
        }
    }
}
// ANCHOR_END: exercise_6_2_place
