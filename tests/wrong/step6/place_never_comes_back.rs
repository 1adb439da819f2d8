// Mistake: a place has no `Drop`, so nobody ever counts as gone.
// Caught by: exercise_2_permits::a_permit_that_is_dropped_can_be_had_again
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    #[allow(dead_code)]
    limiter: &'a Limiter,
}
// ANCHOR_END: exercise_6_2_place
