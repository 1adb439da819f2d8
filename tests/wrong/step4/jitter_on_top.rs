// Mistake: jitter is added to the wait, so the wait may exceed the cap.
// Caught by: exercise_2_jitter::with_jitter_no_wait_exceeds_the_ceiling
// ANCHOR: exercise_4_2
let mut wait = self.ceiling(retry);
if self.jitter {
    wait = wait.saturating_add(wait.mul_f64(random * 0.5));
}
wait
// ANCHOR_END: exercise_4_2
