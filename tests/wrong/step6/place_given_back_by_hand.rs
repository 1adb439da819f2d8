// Mistake: the place comes back behind the wait, which a caller that leaves never reaches.
// Caught by: exercise_3_queue::a_waiter_that_is_dropped_has_left_the_queue
// ANCHOR: exercise_6_3
let place = std::mem::ManuallyDrop::new(place);
let permit = tokio::time::timeout(limit, self.permits.acquire()).await;
let place = std::mem::ManuallyDrop::into_inner(place);
Some(Permit {
    _permit: permit.ok()?.ok()?,
    _inside: place,
})
// ANCHOR_END: exercise_6_3
