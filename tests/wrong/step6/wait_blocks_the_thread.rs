// Mistake: the wait blocks the thread, so whoever has the permit cannot go on either.
// Caught by: exercise_3_queue::a_waiter_gets_the_permit_that_comes_back
// ANCHOR: exercise_6_3
let start = std::time::Instant::now();
while start.elapsed() < limit {
    if let Ok(permit) = self.permits.try_acquire() {
        return Some(Permit {
            _permit: permit,
            _inside: place,
        });
    }
    std::thread::sleep(Duration::from_millis(1));
}
None
// ANCHOR_END: exercise_6_3
