// Mistake: the counter goes up before the decision, and a refusal does not take it down again.
// Caught by: exercise_2_permits::a_refusal_takes_nothing
// Also caught by: exercise_2_permits::a_place_that_is_dropped_can_be_had_again
// ANCHOR: exercise_6_2
let mut inside = self.inside();
let admission = self.config.admit(*inside);
*inside += 1;
drop(inside);
if admission == Admission::Refuse {
    return Entry::Refuse;
}
let place = Place { limiter: self };
match self.permits.try_acquire() {
    Ok(permit) => Entry::Run(Permit {
        _permit: permit,
        _inside: place,
    }),
    Err(_) => Entry::Wait(place),
}
// ANCHOR_END: exercise_6_2
