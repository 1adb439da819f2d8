// Mistake: the limit is counted in milliseconds of 32 bits: 50 days become 7 hours.
// Caught by: exercise_3_queue::the_longest_limit_there_is_does_not_panic
// ANCHOR: exercise_6_3
match tokio::time::timeout(Duration::from_millis(u64::from(limit.as_millis() as u32)), self.permits.acquire()).await {
    Ok(Ok(permit)) => Some(Permit {
        _permit: permit,
        _inside: place,
    }),
    // Too long, or closed, which this semaphore never is.
    _ => None,
}
// ANCHOR_END: exercise_6_3
