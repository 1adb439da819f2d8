// Mistake: the wait is cut into slices of a second, and each of them begins at the end of the queue.
// Caught by: exercise_3_queue::whoever_waits_long_keeps_their_turn
// ANCHOR: exercise_6_3
let start = tokio::time::Instant::now();
loop {
    let left = limit.saturating_sub(start.elapsed());
    let slice = left.min(Duration::from_secs(1));
    match tokio::time::timeout(slice, self.permits.acquire()).await {
        Ok(Ok(permit)) => {
            return Some(Permit {
                _permit: permit,
                _inside: place,
            });
        }
        Err(_) if start.elapsed() < limit => {}
        _ => return None,
    }
}
// ANCHOR_END: exercise_6_3
