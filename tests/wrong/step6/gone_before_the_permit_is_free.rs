// Mistake: whoever leaves is counted as gone first, and only then is the permit free.
// Caught by: exercise_2_permits::callers_that_come_and_go_find_no_more_than_there_is
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    _inside: Place<'a>,
    _permit: SemaphorePermit<'a>,
}
// ANCHOR_END: exercise_6_2_permit
