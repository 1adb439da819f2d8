// Mistake: it looks for a permit once, and whoever finds none has waited for nothing.
// Caught by: exercise_3_queue::a_waiter_gets_the_permit_that_comes_back
// ANCHOR: exercise_6_3
let _ = limit;
let permit = self.permits.try_acquire().ok()?;
Some(Permit {
    _permit: permit,
    _inside: place,
})
// ANCHOR_END: exercise_6_3
