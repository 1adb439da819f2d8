// Mistake: `Instant + Duration` panics when the sum is too large.
// Caught by: exercise_3_queue::the_longest_limit_there_is_does_not_panic
// ANCHOR: exercise_6_3
let end = tokio::time::Instant::now() + limit;
let permit = tokio::time::timeout_at(end, self.permits.acquire()).await;
Some(Permit {
    _permit: permit.ok()?.ok()?,
    _inside: place,
})
// ANCHOR_END: exercise_6_3
