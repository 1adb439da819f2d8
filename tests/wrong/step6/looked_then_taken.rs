// Mistake: it looks under one lock and takes under another, and in between others do the same.
// Caught by: exercise_2_permits::callers_that_come_and_go_find_no_more_than_there_is
// ANCHOR: exercise_6_2
let admission = self.config.admit(*self.inside());
if admission == Admission::Refuse {
    return Entry::Refuse;
}
*self.inside() += 1;
let place = Place { limiter: self };
match self.permits.try_acquire() {
    Ok(permit) => Entry::Run(Permit {
        _permit: permit,
        _inside: place,
    }),
    Err(_) => Entry::Wait(place),
}
// ANCHOR_END: exercise_6_2
