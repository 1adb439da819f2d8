// Right: the guard runs a closure that hands the ticket back.
// ANCHOR: exercise_5_6_guard
/// Runs a closure when it is dropped.
struct AtTheEnd<F: FnMut()>(F);

impl<F: FnMut()> Drop for AtTheEnd<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}
// ANCHOR_END: exercise_5_6_guard
// ANCHOR: exercise_5_6
use crate::{Refused, Verdict};

let mut ticket = match self.step(|machine, now| machine.admit(now)) {
    Ok(ticket) => Some(ticket),
    Err(Refused { retry_in }) => return Err(ApiError::CircuitOpen { retry_in }),
};
let verdict = Mutex::new(Verdict::Ignored);
let _guard = AtTheEnd(|| {
    let mut said = *verdict.lock().unwrap_or_else(PoisonError::into_inner);
    if std::thread::panicking() {
        said = Verdict::Failure;
    }
    if let Some(ticket) = ticket.take() {
        self.step(|machine, now| machine.on_result(now, ticket, said));
    }
});
let outcome = self.inner.send(request).await;
*verdict.lock().unwrap_or_else(PoisonError::into_inner) = crate::verdict(&outcome);
outcome
// ANCHOR_END: exercise_5_6
