// Mistake: the permit is forgotten, to be added again by hand, which nobody does.
// Caught by: exercise_2_permits::a_permit_that_is_dropped_can_be_had_again
// Also caught by: exercise_2_permits::a_permit_and_a_place_come_back_from_a_panic
// ANCHOR: exercise_6_2_permit
pub struct Permit<'a> {
    _inside: Place<'a>,
}
// ANCHOR_END: exercise_6_2_permit
// ANCHOR: exercise_6_2
let mut inside = self.inside();
if self.config.admit(*inside) == Admission::Refuse {
    return Entry::Refuse;
}
*inside += 1;
drop(inside);
let place = Place { limiter: self };
match self.permits.try_acquire() {
    Ok(permit) => {
        SemaphorePermit::forget(permit);
        Entry::Run(Permit { _inside: place })
    }
    Err(_) => Entry::Wait(place),
}
// ANCHOR_END: exercise_6_2
// ANCHOR: exercise_6_3
let permit = tokio::time::timeout(limit, self.permits.acquire()).await;
permit.ok()?.ok()?.forget();
Some(Permit { _inside: place })
// ANCHOR_END: exercise_6_3
