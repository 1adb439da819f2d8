// Mistake: it sleeps for the whole limit before it looks whether a permit has come back.
// Caught by: exercise_3_queue::a_waiter_gets_the_permit_that_comes_back
// ANCHOR: exercise_6_3
tokio::time::sleep(limit).await;
let permit = self.permits.try_acquire().ok()?;
Some(Permit {
    _permit: permit,
    _inside: place,
})
// ANCHOR_END: exercise_6_3
