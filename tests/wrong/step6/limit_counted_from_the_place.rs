// Mistake: the limit of the wait counts from when the place was taken.
// Caught by: exercise_3_queue::the_limit_counts_from_when_the_wait_begins
// ANCHOR: exercise_6_2_place
pub struct Place<'a> {
    limiter: &'a Limiter,
    /// Since when it waits.
    since: tokio::time::Instant,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.limiter.inside() -= 1;
    }
}
// ANCHOR_END: exercise_6_2_place
// ANCHOR: exercise_6_2
let mut inside = self.inside();
let admission = self.config.admit(*inside);
if admission == Admission::Refuse {
    return Entry::Refuse;
}
*inside += 1;
drop(inside);

let place = Place {
    limiter: self,
    since: tokio::time::Instant::now(),
};
if admission == Admission::Run
    && let Ok(permit) = self.permits.try_acquire()
{
    return Entry::Run(Permit {
        _permit: permit,
        _inside: place,
    });
}
Entry::Wait(place)
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_3
let limit = limit.saturating_sub(place.since.elapsed());
match tokio::time::timeout(limit, self.permits.acquire()).await {
    Ok(Ok(permit)) => Some(Permit {
        _permit: permit,
        _inside: place,
    }),
    _ => None,
}
// ANCHOR_END: exercise_6_3
