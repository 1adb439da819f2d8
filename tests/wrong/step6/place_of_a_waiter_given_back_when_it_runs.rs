// Mistake: the place is given back when its owner's turn comes, so whoever had to wait does not count while it runs.
// Caught by: exercise_3_queue::a_waiter_that_runs_still_counts
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    _permit: SemaphorePermit<'a>,
    _inside: Option<Place<'a>>,
}
// ANCHOR_END: exercise_6_2_permit
// ANCHOR: exercise_6_2
let mut inside = self.inside();
let admission = self.config.admit(*inside);
if admission == Admission::Refuse {
    return Entry::Refuse;
}
*inside += 1;
drop(inside);
let place = Place { limiter: self };
if admission == Admission::Run
    && let Ok(permit) = self.permits.try_acquire()
{
    return Entry::Run(Permit {
        _permit: permit,
        _inside: Some(place),
    });
}
Entry::Wait(place)
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_3
let permit = tokio::time::timeout(limit, self.permits.acquire()).await;
drop(place);
Some(Permit {
    _permit: permit.ok()?.ok()?,
    _inside: None,
})
// ANCHOR_END: exercise_6_3
