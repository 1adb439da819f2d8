// Mistake: the place is given back when the wait begins, so the queue has no end.
// Caught by: exercise_3_queue::a_waiter_has_its_place_as_long_as_it_waits
// ANCHOR: exercise_6_3
drop(place);
let permit = tokio::time::timeout(limit, self.permits.acquire()).await;
let permit = permit.ok()?.ok()?;
*self.inside() += 1;
Some(Permit {
    _permit: permit,
    _inside: Place { limiter: self },
})
// ANCHOR_END: exercise_6_3
