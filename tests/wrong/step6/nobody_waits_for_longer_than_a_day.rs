// Mistake: a wait ends after a day, whatever the limit is.
// Caught by: exercise_3_queue::the_longest_limit_there_is_does_not_panic
// ANCHOR: exercise_6_3
match tokio::time::timeout(limit.min(Duration::from_secs(86400)), self.permits.acquire()).await {
    Ok(Ok(permit)) => Some(Permit {
        _permit: permit,
        _inside: place,
    }),
    // Too long, or closed, which this semaphore never is.
    _ => None,
}
// ANCHOR_END: exercise_6_3
