// Mistake: a limit of zero is taken for none.
// Caught by: exercise_3_queue::without_time_it_does_not_wait
// ANCHOR: exercise_6_3
let limit = if limit.is_zero() {
    Duration::MAX
} else {
    limit
};
let permit = tokio::time::timeout(limit, self.permits.acquire()).await;
Some(Permit {
    _permit: permit.ok()?.ok()?,
    _inside: place,
})
// ANCHOR_END: exercise_6_3
