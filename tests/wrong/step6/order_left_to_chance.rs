// Mistake: each waiter looks again every 10 ms, and whoever looks first is served first.
// Caught by: exercise_3_queue::first_come_first_served
// ANCHOR: exercise_6_3
let start = tokio::time::Instant::now();
while start.elapsed() < limit {
    if let Ok(permit) = self.permits.try_acquire() {
        return Some(Permit {
            _permit: permit,
            _inside: place,
        });
    }
    tokio::time::sleep(Duration::from_millis(10)).await;
}
None
// ANCHOR_END: exercise_6_3
