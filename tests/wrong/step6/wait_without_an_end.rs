// Mistake: the limit is ignored: whoever waits, waits until a permit comes back.
// Caught by: exercise_3_queue::a_wait_ends_after_its_limit
// ANCHOR: exercise_6_3
let _ = limit;
let permit = self.permits.acquire().await.ok()?;
Some(Permit {
    _permit: permit,
    _inside: place,
})
// ANCHOR_END: exercise_6_3
