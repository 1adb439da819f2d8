// Mistake: the guard gives the permit back when the call is dropped, but not when it panics.
// Caught by: exercise_4_layer::a_call_that_panics_gives_its_permit_back
// ANCHOR: exercise_6_4
struct Guard<'a>(Option<crate::Permit<'a>>);
impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            std::mem::forget(self.0.take());
        }
    }
}
let _permit = Guard(Some(match self.limiter.enter() {
    crate::Entry::Run(permit) => permit,
    crate::Entry::Wait(place) => self.wait(request, place).await?,
    crate::Entry::Refuse => return Err(self.refuse(request, "queue full", 0)),
}));
self.inner.send(request).await
// ANCHOR_END: exercise_6_4
